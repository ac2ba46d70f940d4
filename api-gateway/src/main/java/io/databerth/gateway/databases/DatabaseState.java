package io.databerth.gateway.databases;

import com.fasterxml.jackson.annotation.JsonValue;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a database is in its life. */
public enum DatabaseState {
    PROVISIONING,
    /** A client can log in. */
    RUNNING,
    STARTING,
    STOPPING,
    STOPPED,
    RESTARTING,
    /** With or without a restart; the plan of the resize says which. */
    RESIZING,
    DELETING,
    DELETED,
    /** The last change did not succeed, or what is wrong needs a person; the failure says which. */
    FAILED;

    static DatabaseState named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.REQUEST_INVALID,
                        "state must be one of "
                                + Arrays.stream(values())
                                        .map(DatabaseState::toString)
                                        .collect(Collectors.joining(", "))));
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
