package io.databerth.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one backup; written {@code bk-} and 32 hexadecimal digits. */
public record BackupId(UUID value) {
    private static final String PREFIX = "bk-";

    public static BackupId next() {
        return new BackupId(Uuid7.next());
    }

    @JsonCreator
    public static BackupId parse(String text) {
        return new BackupId(Uuid7.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + Uuid7.hex(value);
    }
}
