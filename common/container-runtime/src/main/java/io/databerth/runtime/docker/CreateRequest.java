package io.databerth.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.LogRotation;
import io.databerth.runtime.PublishedPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says a ContainerSpec in the words of the engine's API. */
final class CreateRequest {
    /** Of a container without a network, which would not know an address of its own name: many a server does not start then. */
    private static final String ALONE = "alone";

    private CreateRequest() {}

    static CreateContainerCmd of(DockerClient client, ContainerSpec spec) {
        HostConfig host = hostConfig(spec);
        var request = client.createContainerCmd(spec.image())
                .withName(spec.name())
                .withEnv(spec.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withLabels(spec.labels())
                .withStopTimeout((int) spec.stopTimeout().toSeconds())
                .withExposedPorts(spec.ports().stream()
                        .map(port -> ExposedPort.tcp(port.containerPort()))
                        .toList());
        applyNetwork(request, host, spec.network());
        if (!spec.entrypoint().isEmpty()) {
            request.withEntrypoint(spec.entrypoint());
        }
        if (!spec.argv().isEmpty()) {
            request.withCmd(spec.argv());
        }
        spec.user().ifPresent(request::withUser);
        spec.stopSignal().ifPresent(request::withStopSignal);
        return request.withHostConfig(host);
    }

    private static HostConfig hostConfig(ContainerSpec spec) {
        HostConfig host = HostConfig.newHostConfig()
                .withCapDrop(Capability.ALL)
                .withCapAdd(spec.hardening().addedCapabilities().stream()
                        .map(Capability::valueOf)
                        .toArray(Capability[]::new))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withReadonlyRootfs(spec.hardening().readOnlyRoot())
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(logConfig(spec.logs()))
                .withShmSize(spec.sharedMemoryBytes())
                .withPortBindings(
                        spec.ports().stream().map(CreateRequest::portBinding).toList());
        if (spec.init()) {
            host.withInit(true);
        }
        applyMounts(host, spec.mounts());
        applyLimits(host, spec.limits());
        return host;
    }

    private static void applyNetwork(CreateContainerCmd request, HostConfig host, ContainerNetwork network) {
        switch (network) {
            case ContainerNetwork.None() -> {
                host.withNetworkMode("none").withExtraHosts(ALONE + ":127.0.0.1");
                request.withHostName(ALONE);
            }
            case ContainerNetwork.Named(String name, List<String> aliases) -> {
                host.withNetworkMode(name);
                if (!aliases.isEmpty()) {
                    request.withAliases(aliases);
                }
            }
            case ContainerNetwork.At(String name, String address) -> {
                host.withNetworkMode(name);
                request.withIpv4Address(address);
            }
        }
    }

    private static void applyMounts(HostConfig host, List<ContainerMount> mounts) {
        var volumes = new ArrayList<Mount>();
        var memory = new HashMap<String, String>();
        for (ContainerMount mount : mounts) {
            switch (mount) {
                case ContainerMount.Volume(String name, String path, boolean readOnly) ->
                    volumes.add(new Mount()
                            .withType(MountType.VOLUME)
                            .withSource(name)
                            .withTarget(path)
                            .withReadOnly(readOnly));
                case ContainerMount.Tmpfs(String path, String options) -> memory.put(path, options);
            }
        }
        host.withMounts(volumes).withTmpFs(memory);
    }

    private static void applyLimits(HostConfig host, Limits limits) {
        limits.get(Limit.CPU_SHARES).ifPresent(value -> host.withCpuShares(Math.toIntExact(value)));
        limits.get(Limit.NANO_CPUS).ifPresent(host::withNanoCPUs);
        limits.get(Limit.MEMORY_BYTES).ifPresent(host::withMemory);
        limits.get(Limit.MEMORY_SWAP_BYTES).ifPresent(host::withMemorySwap);
        limits.get(Limit.SWAPPINESS).ifPresent(host::withMemorySwappiness);
        limits.get(Limit.OOM_SCORE_ADJUSTMENT).ifPresent(value -> host.withOomScoreAdj(Math.toIntExact(value)));
        limits.get(Limit.PIDS).ifPresent(host::withPidsLimit);
    }

    private static LogConfig logConfig(LogRotation logs) {
        return new LogConfig(
                LogConfig.LoggingType.JSON_FILE,
                Map.of("max-size", Long.toString(logs.maxBytes()), "max-file", Integer.toString(logs.maxFiles())));
    }

    private static PortBinding portBinding(PublishedPort port) {
        var binding = port.hostPort() == 0
                ? Ports.Binding.bindIp(port.hostAddress())
                : Ports.Binding.bindIpAndPort(port.hostAddress(), port.hostPort());
        return new PortBinding(binding, ExposedPort.tcp(port.containerPort()));
    }
}
