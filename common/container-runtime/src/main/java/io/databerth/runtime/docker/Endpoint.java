package io.databerth.runtime.docker;

import java.nio.file.Path;

/** The unix socket on which an engine's API answers. */
public record Endpoint(Path socket) {

    /** From the form of DOCKER_HOST; only unix sockets are supported. */
    public static Endpoint parse(String host) {
        if (!host.startsWith("unix://")) {
            throw new IllegalArgumentException("only unix:// endpoints are supported, not '" + host + "'");
        }
        return new Endpoint(Path.of(host.substring("unix://".length())));
    }

    @Override
    public String toString() {
        return "unix://" + socket;
    }
}
