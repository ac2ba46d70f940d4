package io.databerth.runtime;

import java.util.List;

/** The network a container is on. */
public sealed interface ContainerNetwork {

    /** No network but its own loopback. */
    record None() implements ContainerNetwork {}

    /** One network by name or id, where the container is found under these names as well as its own. */
    record Named(String network, List<String> aliases) implements ContainerNetwork {
        public Named {
            aliases = List.copyOf(aliases);
        }
    }

    /** One network at this IPv4 address of it, which must have been made with a {@link NetworkRange}. */
    record At(String network, String address) implements ContainerNetwork {}

    static ContainerNetwork none() {
        return new None();
    }

    static ContainerNetwork named(String network, String... aliases) {
        return new Named(network, List.of(aliases));
    }
}
