package io.databerth.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to be created. There is no restart policy on purpose: who runs and who does not is decided by the reconciler.
 *
 * @param entrypoint replaces the image's entry point; empty keeps it
 * @param argv the command; empty keeps the image's
 * @param environment shown by inspect to everyone: nothing secret
 * @param user {@code uid:gid}
 * @param stopSignal for example SIGINT; empty keeps the image's
 * @param init whether a small init reaps the container's zombies
 * @param sharedMemoryBytes size of /dev/shm
 */
public record ContainerSpec(
        String name,
        String image,
        List<String> entrypoint,
        List<String> argv,
        Map<String, String> environment,
        Optional<String> user,
        Map<String, String> labels,
        List<ContainerMount> mounts,
        ContainerNetwork network,
        List<PublishedPort> ports,
        Limits limits,
        Hardening hardening,
        Optional<String> stopSignal,
        Duration stopTimeout,
        LogRotation logs,
        boolean init,
        long sharedMemoryBytes) {

    public ContainerSpec {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}")) {
            throw new IllegalArgumentException("not a container name: '" + name + "'");
        }
        entrypoint = List.copyOf(entrypoint);
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
    }

    /** A builder with safe defaults: no network, no added capability, no limits, 10 s to stop. */
    public static ContainerSpecBuilder of(String name, String image) {
        return new ContainerSpecBuilder(name, image);
    }

    public ContainerSpec withLimits(Limits changed) {
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
                changed,
                hardening,
                stopSignal,
                stopTimeout,
                logs,
                init,
                sharedMemoryBytes);
    }
}
