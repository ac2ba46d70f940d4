package io.databerth.gateway.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an operation is; it ends once and never begins again. */
public enum OperationState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    public boolean hasEnded() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED -> true;
        };
    }

    static Optional<OperationState> named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.toString().equals(text))
                .findFirst();
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
