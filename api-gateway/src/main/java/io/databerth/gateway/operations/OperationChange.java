package io.databerth.gateway.operations;

import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;

/** What an event says about its operation. */
public sealed interface OperationChange {
    /** A worker has it in hand. */
    record Begun() implements OperationChange {}

    record Advanced(StepSource source, Step step) implements OperationChange {}

    record Succeeded() implements OperationChange {}

    record Failed(Failure failure) implements OperationChange {}
}
