package io.databerth.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.runtime.ContainerSample;
import io.databerth.runtime.Phase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final DatabaseId database = DatabaseId.next();

    @Test
    void whatWasMeasuredIsTold() {
        Look look = new Look(
                database,
                Optional.of("some-engine"),
                NOW,
                new Sight.Running(new Probe.Answered()),
                Optional.of(NOW.minusSeconds(90)),
                Optional.of(new ContainerSample(NOW, NOW, 1, 100, 200, 1)),
                OptionalDouble.of(12.5),
                new EngineFigures(OptionalLong.of(3), OptionalLong.of(4096), Map.of("deadlocks", 1.0)),
                Optional.of(new StorageReading.Measured(NOW, 6000, 9000)));
        assertThat(look.sample())
                .contains(new MetricsSample(
                        database,
                        NOW,
                        "running",
                        12.5,
                        100L,
                        200L,
                        4096L,
                        3L,
                        90L,
                        6000L,
                        9000L,
                        Map.of("deadlocks", 1.0)));
    }

    @Test
    void aStoppedContainerHasAStateAndNoNumbers() {
        Look look = Look.unmeasured(database, Optional.empty(), NOW, new Sight.NotRunning(new Phase.Exited(0, false)));
        assertThat(look.sample())
                .contains(new MetricsSample(
                        database, NOW, "exited", null, null, null, null, null, null, null, null, Map.of()));
        assertThat(look.up()).contains(false);
    }

    @Test
    void aSilentEngineIsNoSample() {
        Look look = Look.unmeasured(database, Optional.empty(), NOW, new Sight.EngineSilent());
        assertThat(look.sample()).isEmpty();
        assertThat(look.up()).isEmpty();
    }
}
