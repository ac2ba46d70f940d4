package io.databerth.runtime.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.NetworkSettings;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the engine's answer about one container. */
final class InspectedContainer {
    private InspectedContainer() {}

    static ContainerState state(InspectContainerResponse found) {
        String name = Objects.requireNonNull(found.getName());
        var labels = found.getConfig().getLabels();
        return new ContainerState(
                Objects.requireNonNull(found.getId()),
                name.startsWith("/") ? name.substring(1) : name,
                Objects.requireNonNullElse(labels, Map.of()),
                Objects.requireNonNullElse(found.getConfig().getImage(), ""),
                Objects.requireNonNullElse(found.getImageId(), ""),
                phase(found.getState()),
                startedAt(found),
                networks(found.getNetworkSettings()),
                addresses(found.getNetworkSettings()),
                ports(found.getNetworkSettings()),
                limits(found.getHostConfig()));
    }

    private static Phase phase(InspectContainerResponse.ContainerState state) {
        return switch (Objects.requireNonNullElse(state.getStatus(), "")) {
            // Podman has further words on the way to each of these states.
            case "created", "configured", "initialized" -> new Phase.Created();
            case "running", "restarting", "stopping" -> new Phase.Running();
            case "paused" -> new Phase.Paused();
            case "exited", "stopped" ->
                new Phase.Exited(
                        Math.toIntExact(Objects.requireNonNullElse(state.getExitCodeLong(), 0L)),
                        Boolean.TRUE.equals(state.getOOMKilled()));
            default -> new Phase.Dead();
        };
    }

    static Optional<Instant> startedAt(InspectContainerResponse found) {
        String text = found.getState().getStartedAt();
        // The year 1 is how the engine says never.
        return text == null || text.isEmpty() || text.startsWith("0001-")
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text).toInstant());
    }

    private static Set<String> networks(@Nullable NetworkSettings settings) {
        // The engine calls it a network when there is none.
        return settings == null || settings.getNetworks() == null
                ? Set.of()
                : settings.getNetworks().keySet().stream()
                        .filter(name -> !name.equals("none"))
                        .collect(Collectors.toSet());
    }

    private static Map<String, String> addresses(@Nullable NetworkSettings settings) {
        var addresses = new HashMap<String, String>();
        if (settings != null && settings.getNetworks() != null) {
            settings.getNetworks().forEach((name, network) -> {
                String address = network.getIpAddress();
                if (address != null && !address.isEmpty()) {
                    addresses.put(name, address);
                }
            });
        }
        return addresses;
    }

    private static List<PublishedPort> ports(@Nullable NetworkSettings settings) {
        var ports = new ArrayList<PublishedPort>();
        if (settings != null && settings.getPorts() != null) {
            settings.getPorts().getBindings().forEach((exposed, bindings) -> {
                if (bindings != null) {
                    for (var binding : bindings) {
                        ports.add(new PublishedPort(
                                hostAddress(binding.getHostIp()),
                                Integer.parseInt(Objects.requireNonNull(binding.getHostPortSpec())),
                                exposed.getPort()));
                    }
                }
            });
        }
        return ports;
    }

    /** Older engines name no address when they mean all. */
    private static String hostAddress(@Nullable String named) {
        return named == null || named.isEmpty() ? "0.0.0.0" : named;
    }

    private static Limits limits(HostConfig host) {
        Limits limits = Limits.none();
        limits = withNonZero(limits, Limit.CPU_SHARES, host.getCpuShares());
        limits = withNonZero(limits, Limit.NANO_CPUS, host.getNanoCPUs());
        limits = withNonZero(limits, Limit.MEMORY_BYTES, host.getMemory());
        limits = withNonZero(limits, Limit.MEMORY_SWAP_BYTES, host.getMemorySwap());
        limits = withNonZero(limits, Limit.OOM_SCORE_ADJUSTMENT, host.getOomScoreAdj());
        limits = withNonZero(limits, Limit.PIDS, host.getPidsLimit());
        Long swappiness = host.getMemorySwappiness();
        return swappiness == null || swappiness < 0 ? limits : limits.with(Limit.SWAPPINESS, swappiness);
    }

    /** Zero is how the engine says that there is none; zero swappiness alone means something. */
    private static Limits withNonZero(Limits limits, Limit limit, @Nullable Number value) {
        return value == null || value.longValue() == 0 ? limits : limits.with(limit, value.longValue());
    }
}
