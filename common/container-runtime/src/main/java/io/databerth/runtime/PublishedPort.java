package io.databerth.runtime;

/** A TCP port of the container that the host offers; host port 0 asks for any free one. */
public record PublishedPort(String hostAddress, int hostPort, int containerPort) {
    public PublishedPort {
        if (hostPort < 0 || hostPort > 65_535 || containerPort < 1 || containerPort > 65_535) {
            throw new IllegalArgumentException("not a port: " + hostPort + " -> " + containerPort);
        }
    }
}
