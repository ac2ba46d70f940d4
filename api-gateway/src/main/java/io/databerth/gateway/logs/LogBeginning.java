package io.databerth.gateway.logs;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a log is read from: its last lines, or what was written after a moment. */
sealed interface LogBeginning {
    int USUAL_LINES = 200;
    int MOST_LINES = 5000;
    long NANOS = 1_000_000_000L;

    record Last(int lines) implements LogBeginning {}

    record After(Instant moment) implements LogBeginning {}

    /** The line that came last counts for more than what the stream was opened with, for that is how clients come back. */
    static LogBeginning of(@Nullable String lastEventId, @Nullable String since, @Nullable String lines) {
        if (lastEventId != null) {
            return new After(moment(lastEventId));
        }
        return since == null ? new Last(lines(lines)) : new After(instant(since));
    }

    static int lines(@Nullable String text) {
        if (text == null) {
            return USUAL_LINES;
        }
        if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= MOST_LINES) {
            return Integer.parseInt(text);
        }
        throw new CodedException(ErrorCode.REQUEST_INVALID, "lines must be a number from 1 to " + MOST_LINES);
    }

    /** The event's id of a line that was written then: nanoseconds, as fine as the container engine counts. */
    static String id(Instant at) {
        return Long.toString(Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()));
    }

    private static Instant moment(String id) {
        if (!id.matches("[0-8]?[0-9]{1,18}")) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "Last-Event-ID must be the id of a line that this stream has sent");
        }
        long nanos = Long.parseLong(id);
        return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "since must be a moment like 2026-11-21T20:15:00Z", malformed);
        }
    }

    /** As the monitor is asked. */
    default String query() {
        return switch (this) {
            case Last(int lines) -> "lines=" + lines;
            case After(Instant moment) -> "after=" + moment;
        };
    }
}
