package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationNeedTest {
    @Test
    void whatFitsIsTakenInItsOrderAndALongOneGivesWayToTheNext() {
        List<Verification> runs = List.of(run("a", 100), run("b", 250), run("c", 200), run("d", 60), run("e", 1));
        assertThat(VerificationNeed.within(360, runs))
                .extracting(Verification::engine)
                .containsExactly("a", "b", "e");
    }

    @Test
    void oneThatTakesTheWholeTimeIsTaken() {
        assertThat(VerificationNeed.within(360, List.of(run("a", 360), run("b", 1))))
                .extracting(Verification::engine)
                .containsExactly("a");
    }

    private static Verification run(String engine, int seconds) {
        return new Verification(engine, "1", "digest", "image", "1.0", LocalDate.EPOCH, seconds, Map.of());
    }
}
