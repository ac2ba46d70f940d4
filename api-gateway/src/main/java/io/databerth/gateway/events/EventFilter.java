package io.databerth.gateway.events;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.WireTypes;
import io.databerth.gateway.http.Caller;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which events a client gets: never those of a project that its token is not for. */
record EventFilter(Caller caller, @Nullable UUID database, Set<String> types) {
    EventFilter {
        types = Set.copyOf(types);
    }

    boolean lets(EventRow row) {
        return caller.sees(row.project())
                && (database == null || database.equals(row.database()))
                && (types.isEmpty() || types.contains(row.type()));
    }

    /** Reads {@code types=}: names of event types, separated by commas. */
    static Set<String> types(@Nullable String text) {
        if (text == null) {
            return Set.of();
        }
        Set<String> wanted = Arrays.stream(text.split(",", 64)).collect(Collectors.toSet());
        if (!WireTypes.all().keySet().containsAll(wanted)) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "types must be names of event types such as database.ready, separated by commas");
        }
        return wanted;
    }
}
