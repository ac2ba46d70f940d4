package io.databerth.backup.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which moments of a database can be brought back.
 *
 * @param collected whether its log is collected
 * @param until what was committed until then is stored; absent before the first time
 * @param failure why the last look at the log failed; absent when it did not
 * @param windows oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recoverable(boolean collected, @Nullable Instant until, @Nullable String failure, List<Window> windows) {
    /** Every moment from the first to the second. */
    public record Window(Instant from, Instant until) {}

    public Recoverable {
        windows = List.copyOf(windows);
    }
}
