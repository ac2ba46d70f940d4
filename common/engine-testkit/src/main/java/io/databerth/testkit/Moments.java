package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.Backup;
import io.databerth.engine.Conformance;
import io.databerth.runtime.ContainerRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;

/** Moments between two backups, where the descriptor says how the log is collected. */
final class Moments {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final ContainerRuntime runtime;
    private final KitDatabase database;
    private final KitDatabase brought;
    private final Conformance client;

    Moments(ContainerRuntime runtime, KitDatabase database) {
        this.runtime = runtime;
        this.database = database;
        this.brought = database.unmade(database.version());
        this.client = database.version().conformance().orElseThrow();
    }

    /**
     * @param content what is read in the database
     * @param backup of that content, with which it is left
     */
    void check(ClientContainer outside, String content, String backup, Checklist checklist) {
        boolean offered = database.version()
                .backup()
                .flatMap(Backup::physical)
                .flatMap(Backup.Physical::log)
                .isPresent();
        if (offered) {
            checklist.check("a moment between two backups comes back", () -> {
                try {
                    return comesBack(outside, content, backup);
                } finally {
                    if (brought.exists()) {
                        brought.delete();
                    }
                }
            });
        }
    }

    private String comesBack(ClientContainer outside, String content, String backup) {
        database.backups().follow(Map.of("pointInTime", Map.of("days", 1)));
        Refusals.require("MOMENT_UNREACHABLE", () -> brought.copy(database, Instant.EPOCH));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        !database.backups().recoveryWindows().path("windows").isEmpty());
        Instant before = Instant.now();
        outside.perform(client.damage());
        String after = outside.perform(client.read());
        require(!after.equals(content), "the content reads as before");
        Awaitility.await().atMost(LIMIT).until(() -> until().isAfter(before));
        brought.copy(database, before);
        try (ClientContainer its = new ClientContainer(runtime, brought)) {
            its.requireContent(content);
        }
        require(outside.perform(client.read()).equals(after), "the database itself was changed");
        database.backups().follow(Map.of());
        database.backups().restore(backup);
        return "";
    }

    private Instant until() {
        String until = database.backups().recoveryWindows().path("until").asText("");
        return until.isEmpty() ? Instant.EPOCH : Instant.parse(until);
    }
}
