package io.databerth.runtime.docker;

import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSample;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import io.databerth.runtime.ImageDetails;
import io.databerth.runtime.Limits;
import io.databerth.runtime.LogStream;
import io.databerth.runtime.NetworkDetails;
import io.databerth.runtime.NetworkRange;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.RenderedFile;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeInformation;
import io.databerth.runtime.VolumeDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Docker or Podman on this host, through the API socket. */
public final class DockerRuntime implements ContainerRuntime {
    private final DockerCalls calls;
    private final DockerImages images;
    private final DockerContainers containers;
    private final ContainerFiles files;
    private final ContainerLogs logs;
    private final ContainerCommands commands;
    private final ContainerSamples samples;
    private final DockerVolumes volumes;
    private final DockerNetworks networks;

    private DockerRuntime(Endpoint endpoint) {
        calls = new DockerCalls(endpoint);
        images = new DockerImages(calls);
        containers = new DockerContainers(calls);
        files = new ContainerFiles(calls);
        logs = new ContainerLogs(calls);
        commands = new ContainerCommands(calls, Path.of("/proc"));
        samples = new ContainerSamples(calls);
        volumes = new DockerVolumes(calls);
        networks = new DockerNetworks(calls);
    }

    /** A runtime on this endpoint; nothing is asked of it yet, so that an engine may come up later. */
    public static DockerRuntime connect(Endpoint endpoint) {
        return new DockerRuntime(endpoint);
    }

    @Override
    public RuntimeInformation information() {
        return DockerInformation.ask(calls);
    }

    @Override
    public Optional<ImageDetails> image(String reference) {
        return images.find(reference);
    }

    @Override
    public void pull(String reference, Duration limit) {
        images.pull(reference, limit);
    }

    @Override
    public String create(ContainerSpec spec) {
        return containers.create(spec);
    }

    @Override
    public void putFiles(String id, List<RenderedFile> rendered) {
        files.put(id, rendered);
    }

    @Override
    public void start(String id) {
        containers.start(id);
    }

    @Override
    public void stop(String id, Duration grace) {
        containers.stop(id, grace);
    }

    @Override
    public void kill(String id) {
        containers.kill(id);
    }

    @Override
    public void changeLimits(String id, Limits limits) {
        containers.changeLimits(id, limits);
    }

    @Override
    public void remove(String id) {
        containers.remove(id);
    }

    @Override
    public Optional<ContainerState> inspect(String nameOrId) {
        return containers.inspect(nameOrId);
    }

    @Override
    public List<ContainerState> list(Map<String, String> labels) {
        return containers.list(labels);
    }

    @Override
    public String logs(String id, int lines) {
        return logs.tail(id, lines);
    }

    @Override
    public LogStream follow(String id, LogStream.Beginning beginning) {
        return FollowedLog.open(calls, id, beginning);
    }

    @Override
    public ContainerSample sample(String id) {
        return samples.take(id);
    }

    @Override
    public ExecOutcome execute(String id, ExecRequest request) {
        return commands.execute(id, request);
    }

    @Override
    public ExecStream stream(String id, ExecRequest request) {
        return commands.stream(id, request);
    }

    @Override
    public VolumeDetails createVolume(String name, Map<String, String> labels) {
        return volumes.create(name, labels);
    }

    @Override
    public Optional<VolumeDetails> volume(String name) {
        return volumes.find(name);
    }

    @Override
    public List<VolumeDetails> volumes(Map<String, String> labels) {
        return volumes.list(labels);
    }

    @Override
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    @Override
    public NetworkDetails createNetwork(
            String name, Map<String, String> labels, NetworkReach reach, Optional<NetworkRange> range) {
        return networks.create(name, labels, reach, range);
    }

    @Override
    public List<NetworkDetails> networks(Map<String, String> labels) {
        return networks.list(labels);
    }

    @Override
    public void removeNetwork(String nameOrId) {
        networks.remove(nameOrId);
    }

    @Override
    public Watch watch(Map<String, String> labels, Consumer<RuntimeEvent> consumer) {
        return ContainerWatch.open(calls, labels, consumer);
    }

    @Override
    public void close() {
        try {
            calls.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
