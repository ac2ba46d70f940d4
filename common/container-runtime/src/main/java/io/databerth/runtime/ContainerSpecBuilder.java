package io.databerth.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a {@link ContainerSpec} by naming only what differs from the safe defaults. */
public final class ContainerSpecBuilder {
    private final String name;
    private final String image;
    private List<String> entrypoint = List.of();
    private List<String> argv = List.of();
    private Map<String, String> environment = Map.of();
    private Optional<String> user = Optional.empty();
    private Map<String, String> labels = Map.of();
    private final List<ContainerMount> mounts = new ArrayList<>();
    private ContainerNetwork network = ContainerNetwork.none();
    private final List<PublishedPort> ports = new ArrayList<>();
    private Limits limits = Limits.none();
    private Hardening hardening = Hardening.STRICT;
    private Optional<String> stopSignal = Optional.empty();
    private Duration stopTimeout = Duration.ofSeconds(10);
    private LogRotation logs = LogRotation.DEFAULT;
    private boolean init;
    private long sharedMemoryBytes = 64L << 20;

    ContainerSpecBuilder(String name, String image) {
        this.name = name;
        this.image = image;
    }

    public ContainerSpecBuilder entrypoint(List<String> value) {
        entrypoint = value;
        return this;
    }

    public ContainerSpecBuilder argv(List<String> value) {
        argv = value;
        return this;
    }

    public ContainerSpecBuilder argv(String... value) {
        return argv(List.of(value));
    }

    public ContainerSpecBuilder environment(Map<String, String> value) {
        environment = value;
        return this;
    }

    public ContainerSpecBuilder user(String value) {
        user = Optional.of(value);
        return this;
    }

    public ContainerSpecBuilder labels(Map<String, String> value) {
        labels = value;
        return this;
    }

    /** Adds one more mount. */
    public ContainerSpecBuilder mount(ContainerMount value) {
        mounts.add(value);
        return this;
    }

    public ContainerSpecBuilder network(ContainerNetwork value) {
        network = value;
        return this;
    }

    /** Publishes one more port. */
    public ContainerSpecBuilder publish(PublishedPort value) {
        ports.add(value);
        return this;
    }

    public ContainerSpecBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    public ContainerSpecBuilder hardening(Hardening value) {
        hardening = value;
        return this;
    }

    public ContainerSpecBuilder stopSignal(String value) {
        stopSignal = Optional.of(value);
        return this;
    }

    public ContainerSpecBuilder stopTimeout(Duration value) {
        stopTimeout = value;
        return this;
    }

    public ContainerSpecBuilder logs(LogRotation value) {
        logs = value;
        return this;
    }

    public ContainerSpecBuilder init(boolean value) {
        init = value;
        return this;
    }

    public ContainerSpecBuilder sharedMemoryBytes(long value) {
        sharedMemoryBytes = value;
        return this;
    }

    public ContainerSpec build() {
        return new ContainerSpec(
                name,
                image,
                entrypoint,
                argv,
                environment,
                user,
                labels,
                mounts,
                network,
                ports,
                limits,
                hardening,
                stopSignal,
                stopTimeout,
                logs,
                init,
                sharedMemoryBytes);
    }
}
