package io.databerth.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.launcher.doctor.Finding.Severity;
import io.databerth.runtime.RuntimeInformation;
import io.databerth.runtime.RuntimeInformation.CgroupVersion;
import io.databerth.runtime.RuntimeInformation.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final Facts.Host HOST =
            new Facts.Host(25, Instant.parse("2026-11-20T00:00:00Z"), Optional.of(true), 65_536, 8080, true, false);
    private static final Facts.Directory DIRECTORY =
            new Facts.Directory("/d", 100 * GIB, 1_000_000, true, true, List.of());
    private static final Facts.Containers CONTAINERS = new Facts.Containers(
            Optional.of(engine(true, true, CgroupVersion.V2, "overlay2")),
            "",
            "unix:///s",
            List.of(),
            List.of(),
            false);

    @Test
    void aSoundMachineHasOnlyGoodFindings() {
        List<Finding> findings = Diagnosis.of(new Facts(HOST, DIRECTORY, CONTAINERS));
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.GOOD);
        assertThat(Diagnosis.exitCode(findings)).isZero();
    }

    @Test
    void risksAloneDoNotFailAndEachNamesItsCure() {
        Facts.Containers risky = new Facts.Containers(
                Optional.of(engine(false, false, CgroupVersion.V1, "vfs")),
                "",
                "unix:///s",
                List.of("an/image:1"),
                List.of(),
                false);
        List<Finding> findings = Diagnosis.of(new Facts(HOST, DIRECTORY, risky));
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.RISK)
                .extracting(Finding::topic)
                .containsExactly("cgroups", "live restore", "swap accounting", "storage driver");
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.RISK)
                .allMatch(
                        finding -> !finding.risk().isBlank() && !finding.cure().isBlank());
        assertThat(Diagnosis.exitCode(findings)).isZero();
    }

    @Test
    void aSilentContainerEngineIsMissing() {
        Facts.Containers silent = new Facts.Containers(Optional.empty(), "no answer", "", List.of(), List.of(), false);
        assertThat(missing(new Facts(HOST, DIRECTORY, silent))).containsExactly("container engine");
    }

    @Test
    void rootfulPodmanWithAllItsPartsIsSound() {
        List<Finding> findings = Diagnosis.of(new Facts(HOST, DIRECTORY, podman(CgroupVersion.V2, false)));
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.GOOD);
        assertThat(findings)
                .anyMatch(finding -> finding.fact().equals("podman 4.3.1 at unix:///p"))
                .anyMatch(finding -> finding.topic().equals("live restore"));
    }

    @Test
    void whatPodmanLacksIsNamedAndNoReasonNotToRun() {
        List<Finding> findings =
                Diagnosis.of(new Facts(HOST, DIRECTORY, podman(CgroupVersion.V1, true, "aardvark-dns", "catatonit")));
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.RISK)
                .extracting(Finding::topic)
                .containsExactly("cgroups", "podman's parts", "podman's memory", "rootless");
        assertThat(findings).anyMatch(finding -> finding.fact().equals("aardvark-dns, catatonit not found"));
        assertThat(Diagnosis.exitCode(findings)).isZero();
    }

    private static Facts.Containers podman(CgroupVersion cgroups, boolean rootless, String... missingParts) {
        var information = new RuntimeInformation(
                Kind.PODMAN, "4.3.1", cgroups, 2, 8 * GIB, false, true, "overlay", Path.of("/var"), rootless);
        return new Facts.Containers(
                Optional.of(information), "", "unix:///p", List.of(), List.of(missingParts), rootless);
    }

    @Test
    void anOldJavaATakenPortAndAWrongClockAreMissing() {
        Facts.Host host = new Facts.Host(21, Instant.EPOCH, Optional.empty(), 65_536, 8080, false, false);
        assertThat(missing(new Facts(host, DIRECTORY, CONTAINERS))).containsExactly("JDK", "clock", "port 8080");
    }

    @Test
    void ourOwnGatewayOnThePortIsNoFault() {
        Facts.Host host = new Facts.Host(25, HOST.clock(), Optional.of(true), 65_536, 8080, false, true);
        assertThat(missing(new Facts(host, DIRECTORY, CONTAINERS))).isEmpty();
    }

    @Test
    void aFullOrClosedDataDirectoryIsMissing() {
        Facts.Directory full = new Facts.Directory("/d", GIB / 2, 10, false, true, List.of("/d/secrets/x"));
        assertThat(missing(new Facts(HOST, full, CONTAINERS))).containsExactly("data directory", "disk space");
        Facts.Directory unreachable = new Facts.Directory("/d", 100 * GIB, -1, true, false, List.of());
        assertThat(missing(new Facts(HOST, unreachable, CONTAINERS))).containsExactly("data directory");
    }

    private static List<String> missing(Facts facts) {
        List<Finding> findings = Diagnosis.of(facts);
        List<String> missing = findings.stream()
                .filter(finding -> finding.severity() == Severity.MISSING)
                .map(Finding::topic)
                .toList();
        assertThat(Diagnosis.exitCode(findings)).isEqualTo(missing.isEmpty() ? 0 : 1);
        return missing;
    }

    private static RuntimeInformation engine(
            boolean liveRestore, boolean swapAccounting, CgroupVersion cgroups, String storage) {
        return new RuntimeInformation(
                Kind.DOCKER, "1", cgroups, 2, 8 * GIB, liveRestore, swapAccounting, storage, Path.of("/var"), false);
    }
}
