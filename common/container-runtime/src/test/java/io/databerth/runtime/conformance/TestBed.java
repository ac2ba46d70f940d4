package io.databerth.runtime.conformance;

import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerSpecBuilder;
import io.databerth.runtime.ExecRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A runtime under test, what it honestly cannot do, and everything the tests make in it, under a label of their own. */
public final class TestBed {
    /** What only something real can do. */
    public enum Ability {
        SHELL_COMMANDS,
        REAL_LIMITS,
        CHANGING_LIMITS,
        LOGS
    }

    private final ContainerRuntime runtime;
    private final String image;
    private final Map<Ability, String> cannot = new EnumMap<>(Ability.class);
    private final String site = "runtime-kit-" + UUID.randomUUID().toString().substring(0, 8);

    public TestBed(ContainerRuntime runtime, String image) {
        this.runtime = runtime;
        this.image = image;
    }

    public TestBed without(Ability ability, String reason) {
        cannot.put(ability, reason);
        return this;
    }

    public void requires(Ability ability) {
        String reason = cannot.get(ability);
        if (reason != null) {
            System.out.println("skipped, needs " + ability + ": " + reason);
            Assumptions.abort(ability + ": " + reason);
        }
    }

    public ContainerRuntime runtime() {
        return runtime;
    }

    public String image() {
        return image;
    }

    public Map<String, String> labels() {
        return Map.of("io.databerth.site", site);
    }

    public String name(String suffix) {
        return site + "-" + suffix;
    }

    /** A container that waits and ends at once when asked. */
    public ContainerSpecBuilder waiting(String suffix) {
        return ContainerSpec.of(name(suffix), image)
                .argv("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1 & wait; done")
                .user("999:999")
                .labels(labels());
    }

    public String running(String suffix) {
        return started(waiting(suffix).build());
    }

    /** Returns once the container's program listens to SIGTERM: what is asked to stop before that does not hear it. */
    public void awaitListening(String id) {
        if (cannot.containsKey(Ability.SHELL_COMMANDS)) {
            return;
        }
        var request = ExecRequest.of("grep", "^SigCgt:.*[4-7c-f][0-9a-f]\\{3\\}$", "/proc/1/status");
        Awaitility.await().until(() -> runtime.execute(id, request).succeeded());
    }

    public String started(ContainerSpec spec) {
        String id = runtime.create(spec);
        runtime.start(id);
        return id;
    }

    public void clean() {
        runtime.list(labels()).forEach(container -> runtime.remove(container.id()));
        runtime.networks(labels()).forEach(network -> runtime.removeNetwork(network.id()));
        runtime.volumes(labels()).forEach(volume -> runtime.removeVolume(volume.name()));
    }
}
