package io.databerth.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.databerth.runtime.ContainerSample;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CpuShareTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void twoAndAHalfBusyCpusAreTwoHundredAndFiftyPercent() {
        assertThat(CpuShare.percent(sample(START, 10, 1_000), sample(START, 20, 26_000))
                        .getAsDouble())
                .isCloseTo(250.0, within(0.001));
    }

    @Test
    void anotherRunOfTheContainerCannotBeCompared() {
        assertThat(CpuShare.percent(sample(START, 10, 1_000), sample(START.plusSeconds(12), 20, 26_000)))
                .isEmpty();
    }

    @Test
    void lessThanASecondApartSaysNothingAndTheEarlierSampleStays() {
        ContainerSample before = sample(START, 10, 1_000);
        ContainerSample now = new ContainerSample(START.plusMillis(10_500), START, 2_000_000_000L, 1, 1, 1);
        assertThat(CpuShare.percent(before, now)).isEmpty();
        assertThat(CpuShare.baseline(before, now)).isEqualTo(before);
    }

    @Test
    void aCounterThatWentBackIsANewBeginning() {
        ContainerSample now = sample(START, 20, 500);
        assertThat(CpuShare.percent(sample(START, 10, 1_000), now)).isEmpty();
        assertThat(CpuShare.baseline(sample(START, 10, 1_000), now)).isEqualTo(now);
    }

    private static ContainerSample sample(Instant startedAt, int second, long cpuMillis) {
        return new ContainerSample(START.plusSeconds(second), startedAt, cpuMillis * 1_000_000, 1, 1, 1);
    }
}
