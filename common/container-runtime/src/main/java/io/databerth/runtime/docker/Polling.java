package io.databerth.runtime.docker;

import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that the engine does not announce. */
final class Polling {
    private static final int FIRST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private Polling() {}

    /** Returns when it is so, or fails with Unavailable after the limit. */
    static void until(String what, Duration limit, BooleanSupplier isSo) {
        long end = System.nanoTime() + limit.toNanos();
        int pause = FIRST_PAUSE_MILLIS;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new RuntimeFailure.Unavailable(what + " did not happen within " + limit, null);
            }
            sleep(what, pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    static void sleep(String what, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RuntimeFailure.Unavailable("interrupted while waiting for " + what, interrupted);
        }
    }
}
