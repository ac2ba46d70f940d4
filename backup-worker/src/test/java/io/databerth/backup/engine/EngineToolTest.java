package io.databerth.backup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.fake.FakeRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineToolTest {
    private final FakeRuntime runtime = new FakeRuntime();

    /** A server that starts on a busy machine answers its probe late; that is no reason to give a proof up. */
    @Test
    void aProbeThatTakesTooLongIsJustNoSuccess() {
        runtime.addImage("own:1");
        runtime.install("ping", call -> {
            // The output is read first; the limit is for what comes after its end.
            call.output().close();
            call.errors().close();
            try {
                Thread.sleep(Duration.ofSeconds(5));
                return 0;
            } catch (InterruptedException ended) {
                return 143;
            }
        });
        String container = runtime.create(
                ContainerSpec.of("server", "own:1").argv(List.of("serve")).build());
        runtime.start(container);
        assertThat(new EngineTool(runtime).succeeds(container, probe())).isFalse();
    }

    private static RenderedExec probe() {
        return new RenderedExec(
                List.of("ping"),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMillis(200),
                Set.of(0),
                Optional.empty());
    }
}
