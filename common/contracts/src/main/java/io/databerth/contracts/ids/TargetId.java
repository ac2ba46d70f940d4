package io.databerth.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one place where copies of backups are kept; written {@code bt-} and 32 hexadecimal digits. */
public record TargetId(UUID value) {
    private static final String PREFIX = "bt-";

    public static TargetId next() {
        return new TargetId(Uuid7.next());
    }

    @JsonCreator
    public static TargetId parse(String text) {
        return new TargetId(Uuid7.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + Uuid7.hex(value);
    }
}
