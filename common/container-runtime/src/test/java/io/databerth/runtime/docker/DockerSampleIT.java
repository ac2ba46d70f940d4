package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.runtime.conformance.TestBed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DockerSampleIT {

    @Test
    void theEnginesOwnStatisticsAgreeWithTheKernelsFiles() throws IOException, InterruptedException {
        var endpoint = RuntimeEndpoints.find();
        try (var runtime = DockerRuntime.connect(endpoint);
                var calls = new DockerCalls(endpoint)) {
            var bed = new TestBed(runtime, TestImage.in(runtime));
            try {
                String id = bed.running("both");
                var files = runtime.sample(id);
                var engine = new ContainerSamples(calls).fromEngine(id, files.startedAt());

                assertThat(engine.memoryLimitBytes()).isPositive();
                assertThat(engine.cpuNanos()).isGreaterThanOrEqualTo(files.cpuNanos());
                assertThat(engine.memoryBytes())
                        .isBetween(files.memoryBytes() / 4, files.memoryBytes() * 4 + (1 << 20));
                assertThat(engine.pids()).isBetween(1L, 10L);
            } finally {
                bed.clean();
            }
        }
    }
}
