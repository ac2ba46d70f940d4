package io.databerth.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks again and again until something holds or the limit has passed. */
public final class Waiting {
    private Waiting() {}

    /** True when the condition held in time; false when the limit passed or the thread was interrupted (which stays set). */
    public static boolean until(Duration limit, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
