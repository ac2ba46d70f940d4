package io.databerth.backup.engine;

/**
 * What is backed up, and in which engine it lives.
 *
 * @param innerDatabase the database inside the server
 * @param username the user that owns it
 */
public record Content(
        String containerName, String engine, String version, String sku, String innerDatabase, String username) {}
