package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;

/** A whole backup of another engine or of a newer version, offered to the database: it is refused, and nothing is touched. */
final class UnfitBackup {
    private final ContainerRuntime runtime;
    private final KitDatabase target;

    UnfitBackup(ContainerRuntime runtime, KitDatabase target) {
        this.runtime = runtime;
        this.target = target;
    }

    /** Of a database of that engine, which is made for it and deleted. */
    String of(EngineVersion other) {
        KitDatabase stranger = target.unmade(other);
        try {
            stranger.create();
            refused(stranger.backups().take());
        } finally {
            if (stranger.exists()) {
                stranger.delete();
            }
        }
        return other.engine() + " " + other.id();
    }

    void refused(String backup) {
        Exec reading = target.version().conformance().orElseThrow().read();
        try (ClientContainer outside = new ClientContainer(runtime, target)) {
            String content = outside.perform(reading);
            ContainerState before = target.container();
            int backups = target.backups().all().size();
            Refusals.require("BACKUP_UNUSABLE", () -> target.backups().restore(backup));
            ContainerState after = target.container();
            require(
                    after.id().equals(before.id()) && after.startedAt().equals(before.startedAt()),
                    "the server was started anew");
            require(target.backups().all().size() == backups, "a safety backup was taken first");
            require(outside.perform(reading).equals(content), "the content changed");
        }
    }
}
