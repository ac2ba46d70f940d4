package io.databerth.messaging.work;

import io.databerth.contracts.ErrorKind;
import io.databerth.contracts.Failure;
import java.time.Duration;
import java.util.Optional;

/** Decides whether a failed attempt is followed by another, and when. */
final class Retry {
    /** How long a cause that passes by itself (a daemon that restarts, a store that is away) may last. */
    private static final Duration TRANSIENT_LIMIT = Duration.ofMinutes(15);

    private static final int UNEXPECTED_ATTEMPTS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private Retry() {}

    /** The pause before the next attempt; empty when there is none. */
    static Optional<Duration> after(Failure failure, Claim claim) {
        boolean again =
                switch (failure.code().kind()) {
                    case TRANSIENT -> claim.age().compareTo(TRANSIENT_LIMIT) < 0;
                    case DEFECT -> claim.attempt() < UNEXPECTED_ATTEMPTS;
                    case CALLER, CAPACITY, OPERATOR -> false;
                };
        return again ? Optional.of(pause(claim.attempt())) : Optional.empty();
    }

    private static Duration pause(int attempt) {
        Duration doubled = Duration.ofMillis(250L << Math.min(attempt, 10));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    static boolean passesByItself(Failure failure) {
        return failure.code().kind() == ErrorKind.TRANSIENT;
    }
}
