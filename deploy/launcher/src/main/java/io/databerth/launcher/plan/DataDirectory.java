package io.databerth.launcher.plan;

import java.nio.file.Path;
import java.util.Map;

/** Where everything lies that outlives a start. */
public record DataDirectory(Path root) {
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** DATABERTH_DATA, else the system's place for root, else the user's. */
    public static DataDirectory choose(Map<String, String> environment, String user, String home) {
        String chosen = environment.getOrDefault("DATABERTH_DATA", "");
        if (!chosen.isBlank()) {
            return new DataDirectory(Path.of(chosen));
        }
        return new DataDirectory(
                user.equals("root") ? Path.of("/var/lib/databerth") : Path.of(home, ".local", "share", "databerth"));
    }

    public Path store() {
        return root.resolve("store");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** What the running platform notes about itself: processes, state, the lock. */
    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path processFile(String part) {
        return run().resolve(part + ".process");
    }

    public Path workingDirectory(String part) {
        return root.resolve("work").resolve(part);
    }

    public Path configuration(Service service) {
        return secrets().resolve("configuration").resolve(service.module() + ".properties");
    }

    public Path storePassword(Service service) {
        return secrets().resolve("store-passwords").resolve(service.schema());
    }

    public Path readerPassword() {
        return secrets().resolve("store-passwords").resolve("reader");
    }

    public Path serviceKey(Service service) {
        return secrets().resolve("service-keys").resolve(service.module() + ".key");
    }

    public Path adminToken() {
        return root.resolve("admin-token");
    }

    public Path adminTokenHash() {
        return secrets().resolve("admin-token.sha256");
    }

    /** There once a person has been shown the token. */
    public Path adminTokenShown() {
        return secrets().resolve("admin-token.shown");
    }

    /** The vault's. */
    public Path rootKey() {
        return secrets().resolve("root.key");
    }

    /** There while a recovery is under way, or was cut off. */
    public Path recovering() {
        return root.resolve("recovering");
    }

    public Path site() {
        return root.resolve("site");
    }
}
