package io.databerth.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import org.junit.jupiter.api.Test;

class RuntimeAnswerTest {
    private static RuntimeAnswer told(String json) throws Exception {
        return RuntimeAnswer.of(new ObjectMapper().readTree(json));
    }

    private static boolean met(RuntimeAnswer answer, String requirement) {
        return answer.requirements().stream()
                .filter(each -> each.name().equals(requirement))
                .findFirst()
                .orElseThrow()
                .met();
    }

    @Test
    void aFitHostMeetsEverything() throws Exception {
        RuntimeAnswer answer = told(
                """
                {"kind": "DOCKER", "version": "20.10.24", "cgroupVersion": "V1", "cpus": 2, "memoryBytes": 4294967296,
                 "swapAccounting": true, "storageDriver": "overlay2", "rootless": false}
                """);
        assertThat(answer.status()).isEqualTo("running");
        assertThat(answer.engine()).isEqualTo(new RuntimeAnswer.Engine("docker", "20.10.24", false, "overlay2"));
        assertThat(answer.host()).isEqualTo(new RuntimeAnswer.Host(2, 4L << 30, "v1", true));
        assertThat(answer.requirements()).allMatch(RuntimeAnswer.Requirement::met);
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        RuntimeAnswer answer =
                told("{\"kind\": \"PODMAN\", \"cpus\": 1, \"memoryBytes\": 1073741824, \"rootless\": true}");
        assertThat(met(answer, "processors")).isFalse();
        assertThat(met(answer, "memory")).isFalse();
        assertThat(met(answer, "limits of swap")).isFalse();
        assertThat(met(answer, "rights of the engine")).isFalse();
    }

    @Test
    void anEngineThatIsAwayIsToldApartFromAMonitorThatIsAway() {
        assertThat(RuntimeAnswer.without(new CodedException(ErrorCode.RUNTIME_UNAVAILABLE, "no engine answers"))
                        .status())
                .isEqualTo("unreachable");
        assertThat(RuntimeAnswer.without(new CodedException(ErrorCode.MONITOR_UNAVAILABLE, "no monitor answers"))
                        .status())
                .isEqualTo("unknown");
    }
}
