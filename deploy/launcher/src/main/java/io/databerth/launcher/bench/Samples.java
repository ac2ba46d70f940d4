package io.databerth.launcher.bench;

import java.util.Arrays;
import java.util.List;

/** Quantiles of what was measured. */
final class Samples {
    private final double[] sorted;

    Samples(List<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    double median() {
        return quantile(0.5);
    }

    double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
