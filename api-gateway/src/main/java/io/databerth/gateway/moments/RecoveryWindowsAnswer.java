package io.databerth.gateway.moments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which moments of a database can be brought back.
 *
 * @param collected whether its log is collected
 * @param until what was committed until then is stored in every target; absent before the first time
 * @param failure why the last look at the log failed; absent when it did not
 * @param windows oldest first; empty until the first copy of the files is stored
 */
@Schema(name = "RecoveryWindows")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecoveryWindowsAnswer(
        boolean collected, @Nullable Instant until, @Nullable String failure, List<Window> windows) {
    /** Every moment from the first to the second. */
    @Schema(name = "RecoveryWindow")
    public record Window(Instant from, Instant until) {}

    boolean reaches(Instant moment) {
        return windows.stream().anyMatch(window -> !moment.isBefore(window.from) && !moment.isAfter(window.until));
    }

    /** As the backup worker tells it. */
    static RecoveryWindowsAnswer of(JsonNode told) {
        return new RecoveryWindowsAnswer(
                told.path("collected").asBoolean(),
                told.hasNonNull("until") ? moment(told, "until") : null,
                told.hasNonNull("failure") ? told.path("failure").asText() : null,
                StreamSupport.stream(told.path("windows").spliterator(), false)
                        .map(window -> new Window(moment(window, "from"), moment(window, "until")))
                        .toList());
    }

    private static Instant moment(JsonNode told, String name) {
        return Instant.parse(told.path(name).asText());
    }
}
