package io.databerth.launcher.doctor;

import static io.databerth.launcher.doctor.Finding.good;
import static io.databerth.launcher.doctor.Finding.missing;
import static io.databerth.launcher.doctor.Finding.risk;

import io.databerth.runtime.RuntimeInformation;
import io.databerth.runtime.RuntimeInformation.CgroupVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The container engine and its images. */
final class ContainerChecks {
    private ContainerChecks() {}

    static List<Finding> of(Facts.Containers containers) {
        if (containers.information().isEmpty()) {
            return List.of(
                    missing(
                            "container engine",
                            containers.problem(),
                            "no database can be made",
                            "start Docker or Podman, or set DOCKER_HOST; './databerth runtime install docker' (or podman) says what is missing"));
        }
        List<Finding> findings =
                new ArrayList<>(ofEngine(containers.information().get(), containers.endpoint()));
        findings.addAll(PodmanChecks.of(containers));
        findings.add(images(containers.missingImages()));
        return findings;
    }

    private static List<Finding> ofEngine(RuntimeInformation engine, String endpoint) {
        String name = engine.kind().name().toLowerCase(Locale.ROOT) + " " + engine.version()
                + (engine.rootless() ? ", rootless" : "") + " at " + endpoint;
        return List.of(
                good("container engine", name),
                cgroups(engine),
                engine.liveRestore() || engine.kind() == RuntimeInformation.Kind.PODMAN
                        ? good("live restore", "databases outlive a restart of the engine")
                        : risk(
                                "live restore",
                                "off",
                                "every database stops when the engine restarts",
                                "put \"live-restore\": true into /etc/docker/daemon.json"),
                engine.swapAccounting()
                        ? good("swap accounting", "on")
                        : risk(
                                "swap accounting",
                                "off",
                                "limits on swap are not kept: a database may push the host into swapping",
                                "boot with swapaccount=1, or use cgroup version 2"),
                storage(engine));
    }

    private static Finding cgroups(RuntimeInformation engine) {
        return engine.cgroupVersion() == CgroupVersion.V2
                ? good("cgroups", "version 2")
                : risk(
                        "cgroups",
                        "version 1",
                        "newer engines and distributions end their support for it",
                        "boot with systemd.unified_cgroup_hierarchy=1");
    }

    private static Finding storage(RuntimeInformation engine) {
        String fact = engine.storageDriver() + " in " + engine.rootDirectory();
        return engine.storageDriver().equals("vfs") || engine.storageDriver().equals("devicemapper")
                ? risk("storage driver", fact, "each container copies its whole image", "use overlay2")
                : good("storage driver", fact);
    }

    private static Finding images(List<String> missingImages) {
        return good(
                "images",
                missingImages.isEmpty()
                        ? "those of the versions that are offered first are here"
                        : "pulled or built when a first database asks for one: " + String.join(", ", missingImages));
    }
}
