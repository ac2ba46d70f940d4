package io.databerth.backup.engine;

import io.databerth.contracts.database.DatabaseSpec;

/**
 * What is backed up, and in which engine it lives.
 *
 * @param innerDatabase the database inside the server
 * @param username the user that owns it
 */
public record Content(
        String containerName, String engine, String version, String sku, String innerDatabase, String username) {
    /** Of a database as it was asked for. */
    public static Content of(DatabaseSpec spec) {
        return new Content(
                spec.containerName(), spec.engine(), spec.version(), spec.sku(), spec.innerDatabase(), spec.username());
    }

    /** The same, with another database inside the server. */
    Content in(String otherDatabase) {
        return new Content(containerName, engine, version, sku, otherDatabase, username);
    }
}
