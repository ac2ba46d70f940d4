package io.databerth.runtime.fake;

import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ImageDetails;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.RenderedFile;
import io.databerth.runtime.RuntimeEvent.Action;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container runtime in memory. A test may install programs, refuse limits, let containers die and the whole runtime go down.
 */
public final class FakeRuntime extends FakeHost {
    private static final int KILLED = 137;
    private final List<FakeContainer> containers = new ArrayList<>();
    private int created;
    private boolean limitsAreFixed;

    public FakeRuntime() {}

    @Override
    public synchronized String create(ContainerSpec spec) {
        requireUp();
        ImageDetails image = image(spec.image())
                .orElseThrow(() -> new RuntimeFailure.ImageMissing(spec.image(), "the fake has no such image"));
        if (containers.stream().anyMatch(other -> other.spec.name().equals(spec.name()))) {
            throw new RuntimeFailure.NameTaken(spec.name());
        }
        var container = new FakeContainer(++created, spec, image.id(), ignoredLimits());
        containers.add(container);
        tell(container, Action.CREATED);
        return container.id;
    }

    @Override
    public synchronized void putFiles(String id, List<RenderedFile> files) {
        existing(id).files.addAll(files);
    }

    @Override
    public synchronized void start(String id) {
        FakeContainer container = existing(id);
        if (container.running()) {
            return;
        }
        for (Limit limit : refusedLimits()) {
            if (container.spec.limits().get(limit).isPresent()) {
                throw new RuntimeFailure.LimitRefused(limit, "the fake refuses it");
            }
        }
        for (PublishedPort port : container.spec.ports()) {
            if (containers.stream().anyMatch(other -> other.holds(port))) {
                throw new RuntimeFailure.PortTaken("port " + port.hostPort() + " is taken");
            }
        }
        container.phase = new Phase.Running();
        container.startedAt = Optional.of(Instant.now());
        tell(container, Action.STARTED);
    }

    @Override
    public synchronized void stop(String id, Duration grace) {
        find(id).filter(FakeContainer::running).ifPresent(container -> end(container, 0, Action.STOPPED));
    }

    @Override
    public synchronized void kill(String id) {
        find(id).filter(FakeContainer::running).ifPresent(container -> end(container, KILLED, Action.KILLED));
    }

    /** Lets a running container end by itself, for example because its server crashed. */
    public synchronized void die(String id, int exitCode) {
        FakeContainer container = existing(id);
        container.phase = new Phase.Exited(exitCode, false);
        watches().tell(container, Action.DIED, OptionalInt.of(exitCode));
    }

    /** From now on it is one that cannot change limits, as Podman's API. */
    public synchronized void changesNoLimits() {
        limitsAreFixed = true;
    }

    /** Connects a container to a further network, as somebody could by hand. */
    public synchronized void connect(String id, String network) {
        existing(id).furtherNetworks.add(network);
    }

    private void end(FakeContainer container, int exitCode, Action action) {
        container.phase = new Phase.Exited(exitCode, false);
        watches().tell(container, Action.DIED, OptionalInt.of(exitCode));
        tell(container, action);
    }

    @Override
    public synchronized void changeLimits(String id, Limits limits) {
        FakeContainer container = existing(id);
        if (limitsAreFixed) {
            throw new RuntimeFailure.Refused("the fake changes no limits");
        }
        limits.values().forEach((limit, value) -> {
            if (refusedLimits().contains(limit)) {
                throw new RuntimeFailure.LimitRefused(limit, "the fake refuses it");
            }
            if (!ignoredLimits().contains(limit)) {
                container.applied = container.applied.with(limit, value);
            }
        });
    }

    @Override
    public synchronized void remove(String id) {
        find(id).ifPresent(container -> {
            if (container.running()) {
                end(container, KILLED, Action.KILLED);
            }
            containers.remove(container);
            tell(container, Action.DESTROYED);
        });
    }

    @Override
    public synchronized Optional<ContainerState> inspect(String nameOrId) {
        return find(nameOrId).map(FakeContainer::state);
    }

    @Override
    public synchronized List<ContainerState> list(Map<String, String> labels) {
        requireUp();
        return containers.stream()
                .map(FakeContainer::state)
                .filter(state -> state.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** The specification that a container was created from. */
    public synchronized ContainerSpec spec(String nameOrId) {
        return existing(nameOrId).spec;
    }

    /** What was written into a container. */
    public synchronized List<RenderedFile> files(String nameOrId) {
        return List.copyOf(existing(nameOrId).files);
    }

    private FakeContainer existing(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> new RuntimeFailure.NotFound("container " + nameOrId));
    }

    @Override
    synchronized ContainerState running(String id) {
        FakeContainer container = existing(id);
        if (!container.running()) {
            throw notRunning(id);
        }
        return container.state();
    }

    @Override
    synchronized boolean uses(String volumeOrNetwork) {
        return containers.stream().anyMatch(container -> container.uses(volumeOrNetwork));
    }

    private Optional<FakeContainer> find(String nameOrId) {
        requireUp();
        return containers.stream().filter(container -> container.is(nameOrId)).findFirst();
    }

    private void tell(FakeContainer container, Action action) {
        watches().tell(container, action, OptionalInt.empty());
    }
}
