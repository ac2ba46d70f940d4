package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a further user of a database may do with the content of the database's own inner database. */
public enum UserAccess {
    @JsonProperty("read-only")
    READ_ONLY("read-only"),
    /** Reads and changes what is there; the structure belongs to the database's own user. */
    @JsonProperty("read-write")
    READ_WRITE("read-write"),
    /** Cannot log in; open sessions have been ended. */
    @JsonProperty("none")
    NONE("none");

    private final String text;

    UserAccess(String text) {
        this.text = text;
    }

    public static Optional<UserAccess> named(String text) {
        return Arrays.stream(values())
                .filter(access -> access.text.equals(text))
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
