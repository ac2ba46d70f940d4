package io.databerth.provisioner.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a repair is tried: ever more slowly, then not again until a person acts or the database was well for long. */
public final class RepairPace {
    public static final int TRIES = 6;
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** Who was well for so long has no crash loop. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private RepairPace() {}

    public static boolean exhausted(Trouble trouble, Instant now) {
        return repairsSo(trouble, now) >= TRIES;
    }

    public static boolean mayTry(Trouble trouble, Instant now) {
        return trouble.irreparable().isEmpty() && !now.isBefore(trouble.notBefore());
    }

    /** The memory of a repair that begins now. */
    public static Trouble begun(Trouble trouble, String drift, Instant now) {
        int repairs = repairsSo(trouble, now) + 1;
        return new Trouble(
                Optional.of(drift),
                trouble.irreparable(),
                repairs,
                Optional.of(now),
                repairs == 1 ? now : now.plus(pauseAfter(repairs)));
    }

    static Duration pauseAfter(int repairs) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(repairs - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static int repairsSo(Trouble trouble, Instant now) {
        boolean quiet =
                trouble.repairedAt().map(last -> last.plus(QUIET).isBefore(now)).orElse(true);
        return quiet ? 0 : trouble.repairs();
    }
}
