package io.databerth.testkit;

import io.databerth.engine.EngineVersion;
import io.databerth.testkit.KitResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What became of each check of one version so far. */
final class Checklist {
    private final EngineVersion version;
    private final boolean untilFailed;
    private final List<KitResult> results = new ArrayList<>();

    /** @param untilFailed a check that fails ends it */
    Checklist(EngineVersion version, boolean untilFailed) {
        this.version = version;
        this.untilFailed = untilFailed;
    }

    /** No further check is wanted. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @FunctionalInterface
    interface Action {
        /** What was seen; fails with anything. */
        String perform();
    }

    EngineVersion version() {
        return version;
    }

    void check(String name, Action action) {
        long begin = System.nanoTime();
        try {
            note(name, Outcome.PASS, begin, action.perform());
        } catch (RuntimeException | AssertionError failed) {
            String reason = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ");
            note(name, Outcome.FAIL, begin, failed.getClass().getSimpleName() + ": " + reason);
        }
    }

    /** The descriptor leaves it out; {@code refusal} checks that the product says so. */
    void declared(String name, String why, Runnable refusal) {
        long begin = System.nanoTime();
        try {
            refusal.run();
            note(name, Outcome.REFUSED_AS_DECLARED, begin, why);
        } catch (RuntimeException | AssertionError failed) {
            note(
                    name,
                    Outcome.FAIL,
                    begin,
                    "left out of the descriptor, but not refused as such: " + failed.getMessage());
        }
    }

    boolean lastPassed() {
        return results.getLast().outcome() == Outcome.PASS;
    }

    List<KitResult> results() {
        return List.copyOf(results);
    }

    private void note(String name, Outcome outcome, long begin, String detail) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        results.add(new KitResult(version.engine(), version.id(), name, outcome, took, detail));
        if (outcome == Outcome.FAIL && untilFailed) {
            throw new Ended();
        }
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
