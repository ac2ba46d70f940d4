package io.databerth.monitor.plan;

import static io.databerth.contracts.observation.StorageState.FULL;
import static io.databerth.contracts.observation.StorageState.NEARLY_FULL;
import static io.databerth.contracts.observation.StorageState.OK;
import static io.databerth.contracts.observation.StorageState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.databerth.contracts.observation.StorageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StorageRuleTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final long LIMIT = 10L << 30;

    @Test
    void eachMarkIsToldOnceOnTheWayUpAndOnceOnTheWayDown() {
        assertThat(told(10, 79, 80, 99, 100, 120, 96, 95, 94, 76, 75, 74, 80))
                .containsExactly(OK, NEARLY_FULL, FULL, NEARLY_FULL, OK, NEARLY_FULL);
    }

    @Test
    void aFigureThatSwaysAroundAMarkIsToldOnce() {
        assertThat(told(80, 79, 81, 78, 82)).containsExactly(NEARLY_FULL);
        assertThat(told(100, 99, 101, 97, 102)).containsExactly(FULL);
    }

    @Test
    void whatIsThoughtFollowsFromAllFiguresSinceTheMarkWasReached() {
        qt().forAll(lists().of(integers().between(0, 130)).ofSizeBetween(1, 40)).check(figures -> {
            Fullness last = Fullness.UNSEEN;
            for (int figure : figures) {
                last = StorageRule.judge(last, measured(figure));
            }
            StorageState expected = above(figures, 100, 95) ? FULL : above(figures, 80, 75) ? NEARLY_FULL : OK;
            return last.state().filter(expected::equals).isPresent();
        });
    }

    @Test
    void oneMissingFigureIsForgivenAndTwoAreUnknownAndNeverEmpty() {
        Fullness full = StorageRule.judge(Fullness.UNSEEN, measured(100));
        Fullness once = StorageRule.judge(full, unmeasured());
        Fullness twice = StorageRule.judge(once, unmeasured());
        assertThat(once.state()).contains(FULL);
        assertThat(twice.state()).contains(UNKNOWN);
        assertThat(twice.isNewsAfter(once)).isTrue();
        assertThat(StorageRule.judge(twice, unmeasured()).isNewsAfter(twice)).isFalse();
        assertThat(StorageRule.judge(twice, measured(96)).state()).contains(FULL);
    }

    @Test
    void aDatabaseThatCouldNeverBeMeasuredIsToldToBeUnknown() {
        Fullness once = StorageRule.judge(Fullness.UNSEEN, unmeasured());
        assertThat(once.isNewsAfter(Fullness.UNSEEN)).isFalse();
        assertThat(StorageRule.judge(once, unmeasured()).isNewsAfter(once)).isTrue();
    }

    @Test
    void anotherSizeIsJudgedAfresh() {
        Fullness full = StorageRule.judge(Fullness.UNSEEN, measured(100));
        var larger = new StorageReading.Measured(AT, 97, 100);
        assertThat(StorageRule.judge(full, larger).state()).contains(NEARLY_FULL);
    }

    @Test
    void thePersonIsToldWhatToDo() {
        assertThat(StorageRule.reason(NEARLY_FULL, measured(81)))
                .contains("81 %")
                .contains("resize")
                .contains("delete");
        assertThat(StorageRule.reason(FULL, measured(100)))
                .contains("100 %")
                .contains("resize")
                .contains("95 %");
        assertThat(StorageRule.reason(UNKNOWN, unmeasured())).contains("no du");
        assertThat(StorageRule.reason(OK, measured(3))).contains("3 %").doesNotContain("resize");
    }

    /** Some figure reached the mark, and none since fell below the lower one. */
    private static boolean above(List<Integer> figures, int from, int untilBelow) {
        int size = figures.size();
        return IntStream.range(0, size)
                .filter(i -> figures.get(i) >= from)
                .anyMatch(i -> figures.subList(i, size).stream().allMatch(figure -> figure >= untilBelow));
    }

    private static List<StorageState> told(int... percents) {
        List<StorageState> told = new ArrayList<>();
        Fullness before = Fullness.UNSEEN;
        for (int percent : percents) {
            Fullness after = StorageRule.judge(before, measured(percent));
            if (after.isNewsAfter(before)) {
                told.add(after.state().orElseThrow());
            }
            before = after;
        }
        return told;
    }

    private static StorageReading measured(int percent) {
        return new StorageReading.Measured(AT, LIMIT / 100 * percent + (percent > 0 ? LIMIT % 100 : 0), LIMIT);
    }

    private static StorageReading unmeasured() {
        return new StorageReading.Unmeasured(AT, "there is no du");
    }
}
