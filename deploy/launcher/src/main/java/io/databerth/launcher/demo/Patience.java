package io.databerth.launcher.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a fact, within a limit. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Patience() {}

    static void until(String what, BooleanSupplier fact) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            Thread.sleep(PAUSE);
        }
    }
}
