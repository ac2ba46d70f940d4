package io.databerth.gateway.operations;

import io.databerth.contracts.Step;
import java.time.Instant;

/** A finished step of an operation: the {@code ordinal}-th of {@code of} of its source. */
public record DoneStep(StepSource source, String name, int ordinal, int of, Instant at) {
    static DoneStep of(StepSource source, Step step, Instant at) {
        return new DoneStep(source, step.name(), step.ordinal(), step.of(), at);
    }

    boolean isSameAs(DoneStep other) {
        return source == other.source && name.equals(other.name) && ordinal == other.ordinal;
    }
}
