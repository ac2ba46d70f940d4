package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.RenderedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A container that is only remembered. */
final class FakeContainer {
    private static final int FIRST_FREE_PORT = 40_000;
    final String id;
    final ContainerSpec spec;
    final String imageId;
    final int number;
    final List<RenderedFile> files = new ArrayList<>();
    /** Those that it was connected to by hand, besides its own. */
    final Set<String> furtherNetworks = new HashSet<>();

    Phase phase = new Phase.Created();
    Limits applied;
    Optional<Instant> startedAt = Optional.empty();

    FakeContainer(int number, ContainerSpec spec, String imageId, Set<Limit> unavailable) {
        this.number = number;
        this.spec = spec;
        this.imageId = imageId;
        id = "%064x".formatted(number);
        Limits limits = spec.limits();
        for (Limit limit : unavailable) {
            limits = limits.without(limit);
        }
        applied = limits;
    }

    boolean running() {
        return phase instanceof Phase.Running;
    }

    boolean is(String nameOrId) {
        return id.equals(nameOrId) || spec.name().equals(nameOrId);
    }

    boolean holds(PublishedPort port) {
        return running() && ports().stream().anyMatch(own -> own.hostPort() == port.hostPort());
    }

    boolean uses(String volumeOrNetwork) {
        boolean onNetwork =
                running() && network().filter(volumeOrNetwork::equals).isPresent();
        return onNetwork
                || spec.mounts().stream()
                        .anyMatch(mount -> mount instanceof ContainerMount.Volume volume
                                && volume.name().equals(volumeOrNetwork));
    }

    ContainerState state() {
        Map<String, String> addresses =
                running() ? network().map(name -> Map.of(name, address())).orElse(Map.of()) : Map.of();
        return new ContainerState(
                id,
                spec.name(),
                spec.labels(),
                spec.image(),
                imageId,
                phase,
                startedAt,
                networks(),
                addresses,
                running() ? ports() : List.of(),
                applied);
    }

    private Optional<String> network() {
        return switch (spec.network()) {
            case ContainerNetwork.None() -> Optional.empty();
            case ContainerNetwork.Named named -> Optional.of(named.network());
            case ContainerNetwork.At at -> Optional.of(at.network());
        };
    }

    private String address() {
        return spec.network() instanceof ContainerNetwork.At at ? at.address() : "10.0.0." + number % 250;
    }

    private Set<String> networks() {
        var all = new HashSet<>(furtherNetworks);
        network().ifPresent(all::add);
        return all;
    }

    private List<PublishedPort> ports() {
        return spec.ports().stream()
                .map(port -> port.hostPort() != 0
                        ? port
                        : new PublishedPort(port.hostAddress(), FIRST_FREE_PORT + number, port.containerPort()))
                .toList();
    }
}
