package io.databerth.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one database for its whole life; written {@code db-} and 32 hexadecimal digits. */
public record DatabaseId(UUID value) {
    private static final String PREFIX = "db-";

    /** Stands in the place of a database where the platform's own store is meant: no database ever gets it. */
    public static final DatabaseId PLATFORM = new DatabaseId(new UUID(0x7000, 0x8000_0000_0000_0000L));

    public static DatabaseId next() {
        return new DatabaseId(Uuid7.next());
    }

    @JsonCreator
    public static DatabaseId parse(String text) {
        return new DatabaseId(Uuid7.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return PREFIX + Uuid7.hex(value);
    }
}
