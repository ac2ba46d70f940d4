package io.databerth.launcher.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.runtime.RuntimeInformation.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineSetupTest {
    private static final Set<String> NOTHING = Set.of();

    @Test
    void onABareMachinePodmanIsInstalledConfiguredAndStarted() {
        List<Step> steps = EngineSetup.steps(Kind.PODMAN, host(NOTHING, true, true, ""));

        assertThat(steps)
                .hasExactlyElementsOfTypes(Step.InstallPackages.class, Step.WriteFile.class, Step.EnableUnit.class);
        assertThat(steps.getFirst().description()).contains("podman", "runc", "netavark", "aardvark-dns");
        assertThat(steps.getLast().description()).contains("podman.socket");
    }

    @Test
    void dockerNeedsNoConfiguration() {
        assertThat(EngineSetup.steps(Kind.DOCKER, host(NOTHING, true, true, "")))
                .hasExactlyElementsOfTypes(Step.InstallPackages.class, Step.EnableUnit.class);
    }

    @Test
    void withoutSystemdItIsStartedAsAProcess() {
        assertThat(EngineSetup.steps(Kind.DOCKER, host(NOTHING, false, true, ""))
                        .getLast())
                .isEqualTo(new Step.StartProcess(List.of("dockerd")));
        assertThat(EngineSetup.steps(Kind.PODMAN, host(NOTHING, false, true, ""))
                        .getLast()
                        .description())
                .contains("podman system service", "unix:///run/podman/podman.sock");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDoneIsNotDoneAgain(Kind kind) {
        EngineHost before = host(NOTHING, false, false, "");
        EngineHost after = new EngineHost(
                true,
                true,
                false,
                false,
                20_000,
                32_768,
                Set.copyOf(EngineSetup.packages(kind)),
                true,
                EngineSetup.podmanConfiguration(before));

        assertThat(EngineSetup.steps(kind, after)).isEmpty();
        assertThat(EngineSetup.obstacle(List.of(), host(NOTHING, true, true, "")))
                .isEmpty();
    }

    @Test
    void onlyTheMissingPackagesAreInstalled() {
        assertThat(EngineSetup.packageSteps(Kind.DOCKER, host(Set.of("docker.io", "iptables"), true, true, "")))
                .containsExactly(new Step.InstallPackages(List.of("mmdebstrap")));
    }

    @Test
    void aHostThatMayNotRaiseLimitsGivesContainersItsOwn() {
        assertThat(EngineSetup.podmanConfiguration(host(NOTHING, true, false, "")))
                .contains("default_ulimits = [\"nofile=20000:20000\", \"nproc=32768:32768\"]");
        assertThat(EngineSetup.podmanConfiguration(host(NOTHING, true, true, "")))
                .doesNotContain("default_ulimits");
    }

    @Test
    void podmanForgetsCommandsSoonButNotBeforeTheirEndIsAskedFor() {
        assertThat(EngineSetup.podmanConfiguration(host(NOTHING, true, true, "")))
                .contains("exit_command_delay = 30\n");
    }

    @Test
    void withoutSystemdPodmanIsToldSo() {
        assertThat(EngineSetup.podmanConfiguration(host(NOTHING, false, true, "")))
                .contains("cgroup_manager = \"cgroupfs\"", "events_logger = \"file\"");
        assertThat(EngineSetup.podmanConfiguration(host(NOTHING, true, true, "")))
                .doesNotContain("cgroup_manager");
    }

    @Test
    void whoIsNotRootOrHasNoAptGetIsToldBeforeAnythingIsDone() {
        EngineHost user = new EngineHost(false, true, true, true, 1, 1, NOTHING, false, "");
        EngineHost other = new EngineHost(true, false, true, true, 1, 1, NOTHING, false, "");

        assertThat(EngineSetup.obstacle(EngineSetup.steps(Kind.PODMAN, user), user))
                .contains("root");
        assertThat(EngineSetup.obstacle(EngineSetup.steps(Kind.PODMAN, other), other))
                .contains("apt-get");
        assertThat(EngineSetup.obstacle(List.of(new Step.EnableUnit("podman.socket")), other))
                .isEmpty();
    }

    private static EngineHost host(
            Set<String> installed, boolean systemd, boolean mayRaiseLimits, String configuration) {
        return new EngineHost(true, true, systemd, mayRaiseLimits, 20_000, 32_768, installed, false, configuration);
    }
}
