package io.databerth.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineFiguresTest {
    @Test
    void connectionsAndSizeHaveTheirOwnPlaceAndTheRestIsNamed() {
        EngineFigures figures =
                EngineFigures.of(Map.of("connections", 3.0, "size_bytes", 8192.0, "deadlocks", 1.0, "hit_ratio", 0.5));
        assertThat(figures.connections()).hasValue(3);
        assertThat(figures.diskBytes()).hasValue(8192);
        assertThat(figures.others()).containsOnlyKeys("deadlocks", "hit_ratio").containsEntry("hit_ratio", 0.5);
    }

    @Test
    void whatIsNotThereIsAbsentAndNotZero() {
        assertThat(EngineFigures.of(Map.of())).isEqualTo(EngineFigures.NONE);
    }
}
