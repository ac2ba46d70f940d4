package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerRuntime;
import java.util.Map;

/** A new database that begins with the content of another one, and moves on to a newer version where there is one. */
final class Copy implements AutoCloseable {
    private final ContainerRuntime runtime;
    private final KitDatabase origin;
    private final String content;
    private final KitDatabase copy;
    private String later = "";

    /** @param content what a client reads in the origin */
    Copy(ContainerRuntime runtime, KitDatabase origin, String content) {
        this.runtime = runtime;
        this.origin = origin;
        this.content = content;
        this.copy = origin.unmade(origin.version());
    }

    String made() {
        copy.copy(origin);
        holds(origin.version());
        return "";
    }

    boolean exists() {
        return copy.exists();
    }

    /** To the newer version and back again. */
    String upgraded(EngineVersion newer) {
        copy.make("/upgrade", Map.of("version", newer.id()));
        require(copy.view("").path("version").asText().equals(newer.id()), "it does not say its new version");
        holds(newer);
        later = copy.backups().take();
        copy.tell("upgrade/undo");
        holds(origin.version());
        return "to " + newer.id() + " and back";
    }

    /** What was backed up as the newer version does not go into the origin. */
    String laterRefused() {
        new UnfitBackup(runtime, origin).refused(later);
        return "";
    }

    /** As a client of that version's tools reads it; with the password of the copy and no other. */
    private void holds(EngineVersion version) {
        try (ClientContainer outside = new ClientContainer(runtime, copy)) {
            String read = outside.perform(version.conformance().orElseThrow().read());
            require(read.equals(content), "it reads " + read + " instead of " + content);
            version.credentials()
                    .filter(Credentials::rotates)
                    .ifPresent(credentials -> require(
                            !outside.succeeds(credentials.login(), origin.password()),
                            "the password of the origin opens it"));
        }
    }

    @Override
    public void close() {
        if (copy.exists()) {
            copy.delete();
        }
    }
}
