package io.databerth.launcher.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of the platform, in the order in which they are started. */
public enum Service {
    VAULT("credential-vault", "vault", 64, 8),
    PROVISIONER("provisioner", "provisioner", 64, 8),
    BACKUP("backup-worker", "backup", 64, 8),
    MONITOR("monitor", "monitor", 64, 8),
    GATEWAY("api-gateway", "gateway", 96, 16);

    private final String module;
    private final String schema;
    private final int heapMegabytes;
    private final int youngMegabytes;

    Service(String module, String schema, int heapMegabytes, int youngMegabytes) {
        this.module = module;
        this.schema = schema;
        this.heapMegabytes = heapMegabytes;
        this.youngMegabytes = youngMegabytes;
    }

    /** Its folder in the repository, which is also its name for people. */
    public String module() {
        return module;
    }

    /** The name of its schema and of its log-in in the store, and its short name. */
    public String schema() {
        return schema;
    }

    /** The most that its heap may take. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** The part of the heap for new objects: it is always resident, and the busier a service, the more it needs. */
    public int youngMegabytes() {
        return youngMegabytes;
    }

    /**
     * Whether it works on every byte of much data. The quick compiler has none of the processor's instructions for ciphers
     * and digests: with it AES-GCM ran at 43 MB/s instead of several GB/s.
     */
    public boolean movesMuchData() {
        return this == BACKUP;
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
