package io.databerth.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperationProgressTest {
    private record Timed(OperationChange change, Instant at) {}

    @Test
    void anyOrderAndAnyRepetitionOfTheEventsGivesTheSameEnd() {
        qt().forAll(integers().between(0, 8), longs().all(), integers().between(0, 1))
                .checkAssert((steps, seed, outcome) -> {
                    List<Timed> history = history(steps, outcome == 0);
                    OperationProgress inOrder = fold(history);
                    List<Timed> disturbed = new ArrayList<>(history);
                    Random random = new Random(seed);
                    for (int i = 0; i < 5; i++) {
                        disturbed.add(history.get(random.nextInt(history.size())));
                    }
                    Collections.shuffle(disturbed, random);
                    assertThat(fold(disturbed)).isEqualTo(inOrder);
                });
    }

    @Test
    void anEndIsFinal() {
        OperationProgress ended = fold(history(3, true));
        OperationProgress after = ended.after(
                new OperationChange.Failed(Failure.of(ErrorCode.INTERNAL, "late")), Instant.ofEpochSecond(99));
        assertThat(after).isEqualTo(ended);
        assertThat(after.state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void percentGrowsWithTheOwnersStepsAndIsHundredOnlyAtASuccess() {
        OperationProgress progress = OperationProgress.queued();
        int before = progress.percent(OperationKind.PROVISION);
        for (int i = 1; i <= 4; i++) {
            progress = progress.after(
                    new OperationChange.Advanced(StepSource.PROVISIONER, new Step("s" + i, i, 4)),
                    Instant.ofEpochSecond(i));
            assertThat(progress.percent(OperationKind.PROVISION))
                    .isGreaterThan(before)
                    .isLessThan(100);
            before = progress.percent(OperationKind.PROVISION);
        }
        assertThat(progress.percent(OperationKind.ROTATE_CREDENTIALS)).isZero();
        assertThat(progress.after(new OperationChange.Succeeded(), Instant.ofEpochSecond(9))
                        .percent(OperationKind.PROVISION))
                .isEqualTo(100);
    }

    private static List<Timed> history(int steps, boolean succeeds) {
        List<Timed> history = new ArrayList<>();
        history.add(new Timed(new OperationChange.Begun(), Instant.ofEpochSecond(1)));
        for (int i = 1; i <= steps; i++) {
            StepSource source = i % 3 == 0 ? StepSource.VAULT : StepSource.PROVISIONER;
            history.add(new Timed(
                    new OperationChange.Advanced(source, new Step("step" + i, i, steps)),
                    Instant.ofEpochSecond(1 + i / 2)));
        }
        OperationChange end = succeeds
                ? new OperationChange.Succeeded()
                : new OperationChange.Failed(Failure.of(ErrorCode.DISK_FULL, "full"));
        history.add(new Timed(end, Instant.ofEpochSecond(50)));
        return history;
    }

    private static OperationProgress fold(List<Timed> events) {
        OperationProgress progress = OperationProgress.queued();
        for (Timed event : events) {
            progress = progress.after(event.change(), event.at());
        }
        return progress;
    }
}
