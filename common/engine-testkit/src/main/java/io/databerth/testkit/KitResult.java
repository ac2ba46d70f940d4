package io.databerth.testkit;

/**
 * What became of one check.
 *
 * @param detail what was seen, or why it failed
 */
public record KitResult(String engine, String version, String check, Outcome outcome, String detail) {
    /** How a check can end. */
    public enum Outcome {
        PASS,
        /** The descriptor leaves it out, and the product says so instead of doing something else. */
        REFUSED_AS_DECLARED,
        FAIL
    }

    @Override
    public String toString() {
        return "%-12s %-7s %-20s %-46s %s".formatted(engine, version, outcome, check, detail);
    }
}
