package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * What a database should be. All names are final when the gateway writes this: workers derive nothing.
 *
 * @param project the project's name, whose private network the container joins
 * @param containerName unique on the site, also the name of the volume
 * @param hostName the name that clients use and that the certificate carries
 * @param innerDatabase the database inside the server that belongs to the user
 * @param username the user's log-in inside the server
 * @param bindAddress the host address on which the port is published
 * @param parameters the engine's settings that somebody chose, by name; absent in messages of older gateways
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
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
        String bindAddress,
        Map<String, String> parameters) {
    public DatabaseSpec {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    /** With the engine's usual settings. */
    public DatabaseSpec(
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
        this(
                name,
                project,
                environment,
                engine,
                version,
                sku,
                containerName,
                hostName,
                innerDatabase,
                username,
                bindAddress,
                Map.of());
    }

    /** The same in another size. */
    public DatabaseSpec resized(String size) {
        return with(size, parameters);
    }

    /** The same with these settings, and no others, chosen. */
    public DatabaseSpec configured(Map<String, String> chosen) {
        return with(sku, chosen);
    }

    private DatabaseSpec with(String size, Map<String, String> chosen) {
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
                bindAddress,
                chosen);
    }
}
