package io.databerth.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a collection; {@code next} is the cursor of what follows, absent at the end. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    /** The page of at most {@code limit} out of {@code found}, which was asked for one more to see whether any follow. */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, T> item, Function<R, Cursor> cursor) {
        List<R> shown = found.subList(0, Math.min(limit, found.size()));
        @Nullable
        String next = found.size() > limit ? cursor.apply(shown.getLast()).toString() : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    /** Reads {@code limit=}: 1 to 200, 50 when absent. */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        }
        throw new CodedException(ErrorCode.REQUEST_INVALID, "limit must be a number from 1 to " + LARGEST_LIMIT);
    }
}
