package io.databerth.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineFiguresTest {
    private static final Set<String> NAMES = Set.of("connections", "size_bytes", "deadlocks", "hit_ratio");

    @Test
    void connectionsAndSizeHaveTheirOwnPlaceAndTheRestIsNamed() {
        EngineFigures figures =
                EngineFigures.parse("connections 3\nsize_bytes 8192\ndeadlocks 1\nhit_ratio 0.5\n", NAMES);
        assertThat(figures.connections()).hasValue(3);
        assertThat(figures.diskBytes()).hasValue(8192);
        assertThat(figures.others()).containsOnlyKeys("deadlocks", "hit_ratio").containsEntry("hit_ratio", 0.5);
    }

    @Test
    void whatIsNoNumberIsAbsentAndNotZero() {
        EngineFigures figures =
                EngineFigures.parse("connections\nsize_bytes many\ndeadlocks NaN\nhit_ratio 1 2", NAMES);
        assertThat(figures).isEqualTo(EngineFigures.NONE);
    }

    @Test
    void aNameThatTheDescriptorDoesNotHaveIsLeftOut() {
        assertThat(EngineFigures.parse("surprise 1", NAMES)).isEqualTo(EngineFigures.NONE);
    }

    @Test
    void noTextAtAllBreaksIt() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 200))
                .check(text -> NAMES.containsAll(
                        EngineFigures.parse(text, NAMES).others().keySet()));
    }
}
