package io.databerth.gateway.operations;

import io.databerth.contracts.Failure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is. {@link #after} may be given its events in any order and any number of times: the end is the
 * first end that arrived, steps are a set, and times are the earliest ones.
 */
public record OperationProgress(
        OperationState state,
        List<DoneStep> steps,
        @Nullable Failure failure,
        @Nullable Instant started,
        @Nullable Instant finished) {
    private static final int ALL = 100;
    private static final Comparator<DoneStep> IN_ORDER =
            Comparator.comparing(DoneStep::at).thenComparing(DoneStep::source).thenComparingInt(DoneStep::ordinal);

    public OperationProgress {
        steps = List.copyOf(steps);
    }

    public static OperationProgress queued() {
        return new OperationProgress(OperationState.QUEUED, List.of(), null, null, null);
    }

    public OperationProgress after(OperationChange change, Instant at) {
        OperationProgress begun = begunBy(at);
        return switch (change) {
            case OperationChange.Begun() -> begun;
            case OperationChange.Advanced(var source, var step) -> begun.with(DoneStep.of(source, step, at));
            case OperationChange.Succeeded() -> begun.ended(OperationState.SUCCEEDED, null, at);
            case OperationChange.Failed(var reason) -> begun.ended(OperationState.FAILED, reason, at);
        };
    }

    /** The share of finished steps of the worker that owns this kind; 100 only when the work has succeeded. */
    public int percent(OperationKind kind) {
        return switch (state) {
            case QUEUED -> 0;
            case SUCCEEDED -> ALL;
            case RUNNING, FAILED ->
                steps.stream()
                        .filter(step -> step.source() == kind.measure())
                        .mapToInt(step -> Math.min(ALL - 1, step.ordinal() * ALL / step.of()))
                        .max()
                        .orElse(0);
        };
    }

    private OperationProgress begunBy(Instant at) {
        return new OperationProgress(
                state == OperationState.QUEUED ? OperationState.RUNNING : state,
                steps,
                failure,
                started == null || at.isBefore(started) ? at : started,
                finished);
    }

    private OperationProgress with(DoneStep step) {
        DoneStep kept = steps.stream()
                .filter(step::isSameAs)
                .filter(earlier -> earlier.at().isBefore(step.at()))
                .findFirst()
                .orElse(step);
        List<DoneStep> merged = Stream.concat(steps.stream().filter(other -> !other.isSameAs(step)), Stream.of(kept))
                .sorted(IN_ORDER)
                .toList();
        return new OperationProgress(state, merged, failure, started, finished);
    }

    private OperationProgress ended(OperationState end, @Nullable Failure reason, Instant at) {
        return state.hasEnded() ? this : new OperationProgress(end, steps, reason, started, at);
    }
}
