package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.databerth.engine.Sizing.Of;
import io.databerth.engine.Sizing.Share;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final Share QUARTER = new Share(Of.MEMORY, Optional.of(25), Optional.empty(), 16, 4096);

    private static Resources withMemory(long bytes) {
        return new Resources(2, new ByteSize(bytes), new ByteSize(1));
    }

    @Test
    void aShareIsCountedInMebibytes() {
        assertThat(QUARTER.of(withMemory(2L << 30))).isEqualTo(512);
    }

    @Test
    void aShareStaysBetweenItsBounds() {
        qt().forAll(longs().between(1, 1L << 50)).check(bytes -> {
            long value = QUARTER.of(withMemory(bytes));
            return value >= 16 && value <= 4096;
        });
    }

    @Test
    void aShareNeverShrinksWithMoreMemory() {
        qt().forAll(longs().between(1, 1L << 45), longs().between(0, 1L << 45))
                .check((bytes, more) -> QUARTER.of(withMemory(bytes + more)) >= QUARTER.of(withMemory(bytes)));
    }

    @Test
    void cpusAreCountedAsTheyAre() {
        assertThat(new Share(Of.VCPUS, Optional.empty(), Optional.empty(), 1, 8).of(withMemory(1)))
                .isEqualTo(2);
    }

    @Test
    void sharesBecomeHoles() {
        Holes holes = Holes.quoting(Quoting.NONE).with(new Sizing(Map.of("buffers_mb", QUARTER)), withMemory(1L << 30));
        assertThat(Template.of("${size.buffers_mb}MB").render(holes)).isEqualTo("256MB");
    }

    @Test
    void impossibleBoundsAreRefused() {
        assertThatThrownBy(() -> new Share(Of.MEMORY, Optional.empty(), Optional.empty(), 5, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(Of.MEMORY, Optional.of(0), Optional.empty(), 1, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
