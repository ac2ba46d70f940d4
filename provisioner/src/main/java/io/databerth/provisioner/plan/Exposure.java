package io.databerth.provisioner.plan;

import io.databerth.runtime.ContainerState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what is open of a running container with what is declared: ports of the host, and networks. */
public final class Exposure {
    private Exposure() {}

    /** What differs; empty when exactly what is declared is open. */
    public static Optional<String> difference(Site site, ManagedDatabase database, ContainerState container) {
        Set<String> declared = declared(database);
        Set<String> open = container.ports().stream()
                .map(port -> offer(port.hostAddress(), port.hostPort()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!open.equals(declared)) {
            return Optional.of("the host offers " + named(open) + " of it instead of " + named(declared));
        }
        String network = site.networkOf(database.spec().project());
        Set<String> networks = database.closed() ? Set.of() : Set.of(network);
        if (!container.networks().equals(networks)) {
            return Optional.of("it is on " + named(container.networks()) + " instead of " + named(networks));
        }
        return database.closed() ? Optional.empty() : addressDifference(database, network, container);
    }

    private static Optional<String> addressDifference(
            ManagedDatabase database, String network, ContainerState container) {
        String fixed = database.spec().address();
        String address = container.addresses().getOrDefault(network, "nothing");
        return fixed.isEmpty() || fixed.equals(address)
                ? Optional.empty()
                : Optional.of("it has the address " + address + " instead of " + fixed);
    }

    /** A library has no port, whatever its wish says; a closed database has none for now. */
    private static Set<String> declared(ManagedDatabase database) {
        return database.spec().published()
                        && !database.closed()
                        && database.port().isPresent()
                ? Set.of(offer(database.spec().bindAddress(), database.claimedPort()))
                : Set.of();
    }

    private static String offer(String address, int port) {
        return address + ":" + port;
    }

    private static String named(Set<String> things) {
        return things.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(things));
    }
}
