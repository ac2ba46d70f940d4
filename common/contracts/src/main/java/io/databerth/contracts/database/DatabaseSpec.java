package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a database should be. All names are final when the gateway writes this: workers derive nothing.
 *
 * @param project the project's name, whose private network the container joins
 * @param containerName unique on the site, also the name of the volume
 * @param hostName the name that clients use and that the certificate carries: the container's when it is not published
 * @param innerDatabase the database inside the server that belongs to the user
 * @param username the user's log-in inside the server
 * @param bindAddress the host address on which the port is published; empty, and absent in messages, when it is not: then only
 *     its project's network reaches it
 * @param parameters the engine's settings that somebody chose, by name; absent in messages of older gateways
 * @param projectRange what {@link AddressRange} its project's network has; empty, and absent in messages, when the container
 *     engine chooses
 * @param address its fixed address of that range; empty, and absent in messages, when it has none
 * @param certificate the version of its certificate in the vault, when it is another one than it was made with
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
        Map<String, String> parameters,
        String projectRange,
        String address,
        OptionalInt certificate) {
    private static final String NOWHERE = "";

    public DatabaseSpec {
        bindAddress = bindAddress == null ? NOWHERE : bindAddress;
        projectRange = projectRange == null ? "" : projectRange;
        address = address == null ? "" : address;
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        certificate = certificate == null ? OptionalInt.empty() : certificate;
    }

    /** With the engine's usual settings, on a network and at an address of the container engine's choice. */
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
                Map.of(),
                "",
                "",
                OptionalInt.empty());
    }

    /** Whether a port of the host leads to it. */
    public boolean published() {
        return !bindAddress.isEmpty();
    }

    /** The same on a network of this range, at this address of it unless that is empty. */
    public DatabaseSpec within(String range, String fixedAddress) {
        return new DatabaseSpec(
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
                parameters,
                range,
                fixedAddress,
                certificate);
    }

    /** The same in another size. */
    public DatabaseSpec resized(String size) {
        return with(version, size, hostName, bindAddress, parameters, certificate);
    }

    /** The same with these settings, and no others, chosen. */
    public DatabaseSpec configured(Map<String, String> chosen) {
        return with(version, sku, hostName, bindAddress, chosen, certificate);
    }

    /** The same with this version of its certificate. */
    public DatabaseSpec certified(int version) {
        return with(this.version, sku, hostName, bindAddress, parameters, OptionalInt.of(version));
    }

    /** The same in another version of its engine, with that version's usual settings. */
    public DatabaseSpec inVersion(String other) {
        return with(other, sku, hostName, bindAddress, Map.of(), certificate);
    }

    /** The same with its port on this address of the host, where clients know it by this name. */
    public DatabaseSpec publishedAt(String address, String name) {
        return with(version, sku, name, address, parameters, certificate);
    }

    /** The same for its project's network alone, where its container's name is its host name. */
    public DatabaseSpec unpublished() {
        return with(version, sku, containerName, NOWHERE, parameters, certificate);
    }

    /** The same with another database inside the server, and another user of it. */
    public DatabaseSpec holding(String inner, String user) {
        return new DatabaseSpec(
                name,
                project,
                environment,
                engine,
                version,
                sku,
                containerName,
                hostName,
                inner,
                user,
                bindAddress,
                parameters,
                projectRange,
                address,
                certificate);
    }

    private DatabaseSpec with(
            String ofVersion,
            String size,
            String host,
            String bound,
            Map<String, String> chosen,
            OptionalInt certificateVersion) {
        return new DatabaseSpec(
                name,
                project,
                environment,
                engine,
                ofVersion,
                size,
                containerName,
                host,
                innerDatabase,
                username,
                bound,
                chosen,
                projectRange,
                address,
                certificateVersion);
    }
}
