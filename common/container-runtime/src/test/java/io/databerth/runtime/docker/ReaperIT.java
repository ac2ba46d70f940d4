package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.conformance.TestBed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaperIT {
    private final Endpoint endpoint = engine();
    private final DockerRuntime runtime = DockerRuntime.connect(endpoint);
    private final DockerCalls calls = new DockerCalls(endpoint);
    private TestBed bed = new TestBed(runtime, "");

    /** The container engine under test. */
    Endpoint engine() {
        return RuntimeEndpoints.find();
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        bed = new TestBed(runtime, TestImage.in(runtime));
    }

    @AfterEach
    void clean() throws IOException {
        bed.clean();
        calls.close();
        runtime.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc", "/a/host/that/cannot/see/the/containers/processes"})
    void onlyTheAbandonedCommandIsEndedWithAllItsChildren(String proc) throws IOException {
        var commands = new ContainerCommands(calls, Path.of(proc));
        String id = bed.running("reap");
        try (var other = commands.stream(id, ExecRequest.of("sh", "-c", "echo other; sleep 351"));
                var asOther = commands.stream(
                        id,
                        ExecRequest.of("sh", "-c", "sleep 352 & echo x; sleep 353")
                                .asUser("1234:1234"))) {
            assertThat(other.output().read()).isEqualTo('o');
            assertThat(asOther.output().read()).isEqualTo('x');

            asOther.close();

            assertThat(processes(id))
                    .contains("sleep351")
                    .doesNotContain("sleep352")
                    .doesNotContain("sleep353");
        }
        assertThat(processes(id)).doesNotContain("sleep351");
    }

    private String processes(String id) {
        return runtime.execute(id, ExecRequest.of("sh", "-c", "cat /proc/[0-9]*/cmdline 2>/dev/null | tr -d '\\0'"))
                .text();
    }
}
