package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Statistics;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.RuntimeInformation.Kind;
import org.junit.jupiter.api.Test;

class DialectTest {
    private static final Dialect DOCKER = new Dialect(Kind.DOCKER, 2);
    private static final Dialect PODMAN = new Dialect(Kind.PODMAN, 2);

    @Test
    void moreProcessorsThanThereAreAreRefusedWherePodmanWouldTakeThem() {
        ContainerSpec tooMany = withNanoCpus(2_000_000_001L);

        assertThat(PODMAN.refusal(tooMany))
                .get()
                .isInstanceOfSatisfying(RuntimeFailure.LimitRefused.class, refused -> assertThat(refused.limit())
                        .isEqualTo(Limit.NANO_CPUS));
        assertThat(PODMAN.refusal(withNanoCpus(2_000_000_000L))).isEmpty();
        assertThat(PODMAN.refusal(ContainerSpec.of("name", "image").build())).isEmpty();
        assertThat(DOCKER.refusal(tooMany)).isEmpty();
    }

    @Test
    void statisticsWithoutProcessesAreNotTheContainersOwn() throws JsonProcessingException {
        assertThat(PODMAN.countsOthers(statistics("{}"))).isTrue();
        assertThat(PODMAN.countsOthers(statistics("{\"current\":1}"))).isFalse();
        assertThat(DOCKER.countsOthers(statistics("{}"))).isFalse();
    }

    private static Statistics statistics(String processes) throws JsonProcessingException {
        return new ObjectMapper().readValue("{\"pids_stats\":" + processes + "}", Statistics.class);
    }

    private static ContainerSpec withNanoCpus(long value) {
        return ContainerSpec.of("name", "image")
                .limits(Limits.none().with(Limit.NANO_CPUS, value))
                .build();
    }
}
