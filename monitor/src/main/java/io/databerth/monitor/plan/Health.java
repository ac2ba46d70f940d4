package io.databerth.monitor.plan;

import io.databerth.contracts.observation.HealthStatus;
import java.util.Optional;

/**
 * What is thought of a database.
 *
 * @param status empty as long as it was never judged
 * @param failures looks in a row that found the probe failing, counted up to where it matters
 */
public record Health(Optional<HealthStatus> status, String reason, int failures) {
    /** Nothing is thought yet. */
    public static final Health UNKNOWN = new Health(Optional.empty(), "", 0);

    static Health of(HealthStatus status, String reason) {
        return new Health(Optional.of(status), reason, 0);
    }

    /** Whether this is news to who knew {@code before}; the counted failures are nobody else's business. */
    public boolean isNewsAfter(Health before) {
        return status.isPresent() && !(status.equals(before.status) && reason.equals(before.reason));
    }
}
