package io.databerth.vault.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** When a certificate is accepted. */
record Validity(Instant from, Instant until) {
    /** Clients whose clock is a little late accept a new certificate too. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    /** As long as {@code life}, but never longer than the issuer's own certificate. */
    static Validity of(Instant now, Duration life, Instant issuerExpires) {
        Instant end = now.plus(life);
        return new Validity(now.minus(CLOCK_TOLERANCE), end.isBefore(issuerExpires) ? end : issuerExpires);
    }

    Date notBefore() {
        return Date.from(from);
    }

    Date notAfter() {
        return Date.from(until);
    }
}
