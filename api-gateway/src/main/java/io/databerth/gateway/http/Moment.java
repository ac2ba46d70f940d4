package io.databerth.gateway.http;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads moments as RFC 3339 writes them. */
public final class Moment {
    private Moment() {}

    /** Reads the field {@code what}; one without its zone could mean several moments. */
    public static Instant of(String what, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    what + " must be a moment with its zone, as 2026-11-20T21:30:00Z or 2026-11-20T22:30:00.5+01:00",
                    none);
        }
    }
}
