package io.databerth.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one piece of asked-for work, from its acceptance to its one terminal state; written {@code op-} and 32 hexadecimal digits. */
public record OperationId(UUID value) {
    private static final String PREFIX = "op-";

    public static OperationId next() {
        return new OperationId(Uuid7.next());
    }

    @JsonCreator
    public static OperationId parse(String text) {
        return new OperationId(Uuid7.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + Uuid7.hex(value);
    }
}
