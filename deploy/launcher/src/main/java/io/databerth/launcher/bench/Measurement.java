package io.databerth.launcher.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param reference what it is compared with, in the same unit; absent for absolute figures
 * @param ratio ours to reference
 * @param goal in words; absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Measurement(
        String metric,
        String unit,
        double ours,
        @Nullable Double reference,
        @Nullable Double ratio,
        @Nullable String goal,
        @Nullable Boolean met) {

    /** Without a goal. */
    static Measurement figure(String metric, String unit, double ours) {
        return new Measurement(metric, unit, ours, null, null, null, null);
    }

    /** Without a goal, beside its reference. */
    static Measurement beside(String metric, String unit, double ours, double reference) {
        return new Measurement(metric, unit, ours, reference, ours / reference, null, null);
    }

    static Measurement atMost(String metric, String unit, double ours, double limit) {
        return new Measurement(metric, unit, ours, null, null, "<= " + limit + " " + unit, ours <= limit);
    }

    static Measurement atLeast(String metric, String unit, double ours, double limit) {
        return new Measurement(metric, unit, ours, null, null, ">= " + limit + " " + unit, ours >= limit);
    }

    static Measurement ratioAtMost(String metric, String unit, double ours, double reference, double limit) {
        double ratio = ours / reference;
        return new Measurement(metric, unit, ours, reference, ratio, "<= " + limit + " x", ratio <= limit);
    }
}
