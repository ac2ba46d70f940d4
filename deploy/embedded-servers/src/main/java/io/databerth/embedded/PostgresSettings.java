package io.databerth.embedded;

import java.util.Map;
import java.util.TreeMap;

/** Which settings the store runs with: loopback only, SCRAM only, a small footprint, and durable unless a test says otherwise. */
final class PostgresSettings {
    private PostgresSettings() {}

    static Map<String, String> of(PostgresServer.Options options, int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("shared_buffers", options.sharedBuffersMegabytes() + "MB");
        settings.put("max_connections", Integer.toString(options.maximumConnections()));
        settings.put("max_wal_size", "256MB");
        settings.put("io_method", "sync"); // No I/O worker processes: they are memory without use at this size.
        settings.put("logging_collector", "off");
        settings.put("log_min_messages", "warning");
        settings.put("timezone", "UTC");
        if (!options.durable()) {
            settings.put("fsync", "off");
            settings.put("synchronous_commit", "off");
            settings.put("full_page_writes", "off");
        }
        return settings;
    }
}
