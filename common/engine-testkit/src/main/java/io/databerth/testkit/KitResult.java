package io.databerth.testkit;

import java.time.Duration;
import java.util.Locale;

/**
 * What became of one check.
 *
 * @param took how long it took, with what the product did for it
 * @param detail what was seen, or why it failed
 */
public record KitResult(String engine, String version, String check, Outcome outcome, Duration took, String detail) {
    /** How a check can end. */
    public enum Outcome {
        PASS,
        /** The descriptor leaves it out, and the product says so instead of doing something else. */
        REFUSED_AS_DECLARED,
        FAIL
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-12s %-7s %-20s %-46s %5.1f s  %s",
                engine,
                version,
                outcome,
                check,
                took.toMillis() / 1000.0,
                detail.replaceAll("\\s+", " "));
    }
}
