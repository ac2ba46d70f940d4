package io.databerth.gateway.http;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every resource checks first. */
public final class Requests {
    private Requests() {}

    /** The body of a request that must have one. */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "the request needs a JSON object as its body");
        }
        return body;
    }

    /** An id of a path. One that cannot be is answered like one that is not there. */
    public static <T> T id(String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw missing(what);
        }
    }

    public static CodedException missing(String what) {
        return new CodedException(ErrorCode.NOT_FOUND, "there is no such " + what);
    }

    /** What must be given and not be blank. */
    public static String required(String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, what + " is missing");
        }
        return value;
    }
}
