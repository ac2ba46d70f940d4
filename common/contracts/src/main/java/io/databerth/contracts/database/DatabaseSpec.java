package io.databerth.contracts.database;

/**
 * What a database should be. All names are final when the gateway writes this: workers derive nothing.
 *
 * @param project the project's name, whose private network the container joins
 * @param containerName unique on the site, also the name of the volume
 * @param hostName the name that clients use and that the certificate carries
 * @param innerDatabase the database inside the server that belongs to the user
 * @param username the user's log-in inside the server
 * @param bindAddress the host address on which the port is published
 */
public record DatabaseSpec(
        String name,
        String project,
        String environment,
        String engine,
        String version,
        String sku,
        String containerName,
        String hostName,
        String innerDatabase,
        String username,
        String bindAddress) {

    /** The same in another size. */
    public DatabaseSpec resized(String size) {
        return new DatabaseSpec(
                name,
                project,
                environment,
                engine,
                version,
                size,
                containerName,
                hostName,
                innerDatabase,
                username,
                bindAddress);
    }
}
