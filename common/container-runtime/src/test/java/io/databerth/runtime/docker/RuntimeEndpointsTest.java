package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.RuntimeFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuntimeEndpointsTest {

    @Test
    void aConfiguredHostIsTheOnlyCandidate() {
        assertThat(RuntimeEndpoints.candidates(
                        Map.of("DOCKER_HOST", "unix:///tmp/x.sock", "XDG_RUNTIME_DIR", "/run/user/7")))
                .containsExactly(new Endpoint(Path.of("/tmp/x.sock")));
    }

    @Test
    void withoutOneDockerComesBeforePodmanBeforeTheUsersPodman() {
        assertThat(RuntimeEndpoints.candidates(Map.of("XDG_RUNTIME_DIR", "/run/user/7")))
                .extracting(Endpoint::toString)
                .containsExactly(
                        "unix:///var/run/docker.sock",
                        "unix:///run/podman/podman.sock",
                        "unix:///run/user/7/podman/podman.sock");
    }

    @Test
    void aRemoteHostIsRefused() {
        assertThatThrownBy(() -> Endpoint.parse("tcp://10.0.0.1:2375")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenNothingAnswersTheFailureNamesWhatWasTried() {
        assertThatThrownBy(() -> RuntimeEndpoints.firstAnswering(List.of(new Endpoint(Path.of("/nowhere/a.sock")))))
                .isInstanceOf(RuntimeFailure.Unavailable.class)
                .hasMessageContaining("/nowhere/a.sock");
    }
}
