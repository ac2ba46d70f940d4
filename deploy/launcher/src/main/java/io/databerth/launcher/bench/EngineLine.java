package io.databerth.launcher.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is said of one engine. */
sealed interface EngineLine {
    /** At most this many times what a plain container takes. */
    double GOAL = 1.2;

    String engine();

    String version();

    /**
     * A server until it is ready, and at rest.
     *
     * @param idleMegabytes without the page cache that could be given back
     */
    record Figures(double readySeconds, double idleMegabytes) {}

    /**
     * Both ways, measured.
     *
     * @param size the one of whose processors and memory both had
     * @param parts what our time was spent on
     */
    record Compared(String engine, String version, String size, Figures plain, Figures ours, OwnParts parts)
            implements EngineLine {
        @JsonProperty
        double timeRatio() {
            return ours.readySeconds() / plain.readySeconds();
        }

        @JsonProperty
        double memoryRatio() {
            return ours.idleMegabytes() / plain.idleMegabytes();
        }

        @JsonProperty
        boolean timeMet() {
            return timeRatio() <= GOAL;
        }

        @JsonProperty
        boolean memoryMet() {
            return memoryRatio() <= GOAL;
        }
    }

    /** Why there are no figures. */
    record NotCompared(String engine, String version, String reason) implements EngineLine {}
}
