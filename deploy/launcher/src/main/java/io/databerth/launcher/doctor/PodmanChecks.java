package io.databerth.launcher.doctor;

import static io.databerth.launcher.doctor.Finding.good;
import static io.databerth.launcher.doctor.Finding.risk;

import io.databerth.runtime.RuntimeInformation;
import io.databerth.runtime.RuntimeInformation.CgroupVersion;
import io.databerth.runtime.RuntimeInformation.Kind;
import java.util.ArrayList;
import java.util.List;

/** What Podman needs besides itself. */
final class PodmanChecks {
    private PodmanChecks() {}

    static List<Finding> of(Facts.Containers containers) {
        return containers
                .information()
                .filter(engine -> engine.kind() == Kind.PODMAN)
                .map(engine -> of(engine, containers))
                .orElse(List.of());
    }

    private static List<Finding> of(RuntimeInformation engine, Facts.Containers containers) {
        List<String> missingParts = containers.missingParts();
        var findings = new ArrayList<Finding>();
        findings.add(
                missingParts.isEmpty()
                        ? good("podman's parts", "all here")
                        : risk(
                                "podman's parts",
                                String.join(", ", missingParts) + " not found",
                                "containers of one network do not find each other by name, or none can be started",
                                "'./databerth runtime install podman' says what is missing"));
        if (containers.commandsLinger()) {
            findings.add(risk(
                    "podman's memory",
                    "each command in a container leaves a process for five minutes",
                    "2 MB for each look at a database",
                    "'./databerth runtime install podman', or exit_command_delay in containers.conf"));
        }
        if (engine.rootless()) {
            findings.add(rootless(engine.cgroupVersion()));
        }
        return findings;
    }

    private static Finding rootless(CgroupVersion cgroups) {
        return cgroups == CgroupVersion.V1
                ? risk(
                        "rootless",
                        "with cgroups of version 1",
                        "no limit of memory, processors or processes can be set: one database may starve the host",
                        "use rootful Podman, or cgroups of version 2; see docs/podman.md")
                : risk(
                        "rootless",
                        "with cgroups of version 2",
                        "limits hold only as far as systemd delegates their controllers to the user",
                        "delegate cpu, memory and pids to user@.service; see docs/podman.md");
    }
}
