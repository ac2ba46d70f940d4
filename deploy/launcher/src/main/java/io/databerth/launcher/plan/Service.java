package io.databerth.launcher.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of the platform, in the order in which they are started. */
public enum Service {
    VAULT("credential-vault", "vault", 96),
    PROVISIONER("provisioner", "provisioner", 96),
    BACKUP("backup-worker", "backup", 96),
    MONITOR("monitor", "monitor", 96),
    GATEWAY("api-gateway", "gateway", 96);

    private final String module;
    private final String schema;
    private final int heapMegabytes;

    Service(String module, String schema, int heapMegabytes) {
        this.module = module;
        this.schema = schema;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its folder in the repository, which is also its name for people. */
    public String module() {
        return module;
    }

    /** The name of its schema and of its log-in in the store, and its short name. */
    public String schema() {
        return schema;
    }

    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** By module or by short name. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.module.equals(name) || service.schema.equals(name))
                .findFirst();
    }

    public static List<Service> all() {
        return List.of(values());
    }
}
