package io.databerth.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container as it was found.
 *
 * @param image the reference it was created from
 * @param imageId the image it really runs
 * @param startedAt the last start; empty when it never started
 * @param networks the names of all networks that it is on
 * @param addresses its IP address per network name, while it runs
 * @param ports what the host offers now, with the real host ports
 * @param limits what the runtime holds for it, to be compared with what was asked for
 */
public record ContainerState(
        String id,
        String name,
        Map<String, String> labels,
        String image,
        String imageId,
        Phase phase,
        Optional<Instant> startedAt,
        Set<String> networks,
        Map<String, String> addresses,
        List<PublishedPort> ports,
        Limits limits) {

    public ContainerState {
        labels = Map.copyOf(labels);
        networks = Set.copyOf(networks);
        addresses = Map.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    public boolean running() {
        return phase instanceof Phase.Running;
    }
}
