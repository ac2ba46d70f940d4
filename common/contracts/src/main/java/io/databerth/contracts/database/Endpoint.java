package io.databerth.contracts.database;

/**
 * Where clients reach a database: the published address and port, and the name its certificate carries. One that is not
 * published is reached inside its project's network only: both name and address are its container's name, and the port is
 * the engine's own.
 *
 * @param port {@link #NO_PORT} for an engine that is a library and listens nowhere
 */
public record Endpoint(String hostName, String address, int port) {
    public static final int NO_PORT = 0;
}
