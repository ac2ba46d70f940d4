package io.databerth.launcher.setup;

import io.databerth.runtime.RuntimeInformation.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decides what is to be done on a machine so that a container engine serves Databerth there. */
public final class EngineSetup {
    /** A file of its own, which Podman reads after its other configuration: what a person wrote elsewhere is left alone. */
    public static final Path PODMAN_CONFIGURATION = Path.of("/etc/containers/containers.conf.d/databerth.conf");

    static final Path PODMAN_SOCKET = Path.of("/run/podman/podman.sock");

    /** As one program so that the folder of the socket is there too; it answers until it is ended. */
    private static final List<String> PODMAN_SERVICE = List.of(
            "sh",
            "-c",
            "mkdir -p " + PODMAN_SOCKET.getParent() + " && exec podman system service --time=0 unix://"
                    + PODMAN_SOCKET);

    private EngineSetup() {}

    /** What the engine consists of; mmdebstrap makes the images that no registry is needed for. */
    public static List<String> packages(Kind kind) {
        return switch (kind) {
            case DOCKER -> List.of("docker.io", "iptables", "mmdebstrap");
            case PODMAN -> List.of("podman", "runc", "netavark", "aardvark-dns", "catatonit", "iptables", "mmdebstrap");
        };
    }

    /** The steps that are left, in order; empty when all is done. */
    public static List<Step> steps(Kind kind, EngineHost host) {
        var steps = new ArrayList<Step>(packageSteps(kind, host));
        if (kind == Kind.PODMAN) {
            String wanted = podmanConfiguration(host);
            if (!wanted.equals(host.configuration())) {
                steps.add(new Step.WriteFile(PODMAN_CONFIGURATION, wanted));
            }
        }
        if (!host.answering()) {
            steps.add(start(kind, host));
        }
        return List.copyOf(steps);
    }

    /** The packages alone, for those who start engines of their own. */
    public static List<Step> packageSteps(Kind kind, EngineHost host) {
        List<String> missing = packages(kind).stream()
                .filter(name -> !host.installed().contains(name))
                .toList();
        return missing.isEmpty() ? List.of() : List.of(new Step.InstallPackages(missing));
    }

    /** Why the steps cannot be done here; empty when they can. */
    public static String obstacle(List<Step> steps, EngineHost host) {
        if (steps.isEmpty()) {
            return "";
        }
        if (!host.root()) {
            return "this needs root";
        }
        boolean packages = steps.stream().anyMatch(Step.InstallPackages.class::isInstance);
        return packages && !host.debian() ? "there is no apt-get here: install the packages in your system's way" : "";
    }

    private static Step start(Kind kind, EngineHost host) {
        return switch (kind) {
            case DOCKER ->
                host.systemd() ? new Step.EnableUnit("docker.service") : new Step.StartProcess(List.of("dockerd"));
            case PODMAN ->
                host.systemd() ? new Step.EnableUnit("podman.socket") : new Step.StartProcess(PODMAN_SERVICE);
        };
    }

    /**
     * Podman gives every container a million open files and four million processes, which a host that may not raise limits
     * refuses; it takes systemd for granted; and after each command in a container it keeps a process of 2 MB for five minutes
     * in case someone asks how the command ended. Databerth asks at once.
     */
    static String podmanConfiguration(EngineHost host) {
        var text = new StringBuilder("# Written by './databerth runtime install podman'.\n");
        if (!host.mayRaiseLimits()) {
            text.append("[containers]\ndefault_ulimits = [\"nofile=%1$d:%1$d\", \"nproc=%2$d:%2$d\"]\n"
                    .formatted(host.openFiles(), host.processes()));
        }
        text.append("[engine]\nruntime = \"runc\"\nexit_command_delay = 30\n");
        if (!host.systemd()) {
            text.append("cgroup_manager = \"cgroupfs\"\nevents_logger = \"file\"\n");
        }
        return text.toString();
    }
}
