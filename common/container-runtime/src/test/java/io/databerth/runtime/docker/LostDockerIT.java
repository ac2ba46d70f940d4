package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeEvent.Action;
import io.databerth.runtime.RuntimeEvent.ContainerEvent;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.conformance.TestBed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostDockerIT {
    private final Endpoint real = engine();
    private final DockerRuntime direct = DockerRuntime.connect(real);
    private TestBed bed = new TestBed(direct, "");

    @TempDir
    Path directory = Path.of("");

    /** The container engine under test. */
    Endpoint engine() {
        return RuntimeEndpoints.find();
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        bed = new TestBed(direct, TestImage.in(direct));
    }

    @AfterEach
    void clean() {
        bed.clean();
        direct.close();
    }

    @Test
    void aWatchComesBackAndSaysSo() throws IOException {
        List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
        try (var engine = new RelayedDocker(real, directory);
                var runtime = DockerRuntime.connect(engine.endpoint());
                var watch = runtime.watch(bed.labels(), events::add)) {
            bed.running("before");
            await().atMost(Duration.ofSeconds(10)).until(() -> started(events) == 1);

            engine.goDown();
            assertThatThrownBy(runtime::information).isInstanceOf(RuntimeFailure.Unavailable.class);
            engine.comeBack();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> events.stream().anyMatch(RuntimeEvent.Reconnected.class::isInstance));
            bed.running("after");
            await().atMost(Duration.ofSeconds(10)).until(() -> started(events) == 2);
            assertThat(runtime.information().cpus()).isPositive();
        }
    }

    private static long started(List<RuntimeEvent> events) {
        return events.stream()
                .filter(event -> event instanceof ContainerEvent container && container.action() == Action.STARTED)
                .count();
    }

    @Test
    void anEngineThatIsAbsentOrFrozenDoesNotAnswer() throws IOException {
        var absent = new Endpoint(directory.resolve("absent.sock"));
        assertThat(RuntimeEndpoints.answers(absent)).isFalse();
        assertThatThrownBy(() -> DockerRuntime.connect(absent).information())
                .isInstanceOf(RuntimeFailure.Unavailable.class);
        try (var engine = new RelayedDocker(real, directory)) {
            assertThat(RuntimeEndpoints.answers(engine.endpoint())).isTrue();
            engine.freeze();
            assertThat(RuntimeEndpoints.answers(engine.endpoint())).isFalse();
        }
    }

    @Test
    void aStreamWhoseConnectionIsCutDoesNotLookComplete() throws IOException {
        String id = bed.running("cut");
        try (var engine = new RelayedDocker(real, directory);
                var runtime = DockerRuntime.connect(engine.endpoint());
                var command = runtime.stream(
                        id,
                        ExecRequest.of("sh", "-c", "while :; do echo x; done").countingOutput())) {
            command.output().skipNBytes(1_000_000);
            engine.goDown();
            engine.comeBack();
            // Whether the cut shows as an error or as an end, the command is not reported as a success with an equal
            // count.
            assertThat(endsBadly(command)).isTrue();
        }
        assertThat(direct.execute(id, ExecRequest.of("sh", "-c", "cat /proc/[0-9]*/cmdline 2>/dev/null"))
                        .text())
                .doesNotContain("echo x");
    }

    private static boolean endsBadly(io.databerth.runtime.ExecStream command) {
        try {
            command.output().transferTo(java.io.OutputStream.nullOutputStream());
            return command.awaitExit(Duration.ofSeconds(20)) != 0
                    || command.bytesCountedInside().isEmpty();
        } catch (IOException | RuntimeFailure seen) {
            return true;
        }
    }
}
