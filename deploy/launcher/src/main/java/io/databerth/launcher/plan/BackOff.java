package io.databerth.launcher.plan;

import java.time.Duration;

/** How long a part that ended is left alone before it is started again: from 100 ms, doubling, to 10 s. */
public final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** After so long a life an end counts as the first one again. */
    private static final Duration STABLE = Duration.ofSeconds(60);

    private static final int DOUBLINGS = 7;

    private BackOff() {}

    /** The pause before the next start after that many ends in a row (1 or more). */
    public static Duration pause(int endsInARow) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(endsInARow - 1, DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** How many ends in a row there are now, after one more at the end of such a life. */
    public static int endsInARow(int before, Duration life) {
        return life.compareTo(STABLE) >= 0 ? 1 : before + 1;
    }
}
