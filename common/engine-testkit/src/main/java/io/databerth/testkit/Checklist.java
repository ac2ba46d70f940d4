package io.databerth.testkit;

import io.databerth.engine.EngineVersion;
import io.databerth.testkit.KitResult.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What became of each check of one version so far. */
final class Checklist {
    private final EngineVersion version;
    private final List<KitResult> results = new ArrayList<>();

    Checklist(EngineVersion version) {
        this.version = version;
    }

    @FunctionalInterface
    interface Action {
        /** What was seen; fails with anything. */
        String perform();
    }

    void check(String name, Action action) {
        try {
            note(name, Outcome.PASS, action.perform());
        } catch (RuntimeException | AssertionError failed) {
            String reason = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ");
            note(name, Outcome.FAIL, failed.getClass().getSimpleName() + ": " + reason);
        }
    }

    /** The descriptor leaves it out; {@code refusal} checks that the product says so. */
    void declared(String name, String why, Runnable refusal) {
        try {
            refusal.run();
            note(name, Outcome.REFUSED_AS_DECLARED, why);
        } catch (RuntimeException | AssertionError failed) {
            note(name, Outcome.FAIL, "left out of the descriptor, but not refused as such: " + failed.getMessage());
        }
    }

    boolean lastPassed() {
        return results.getLast().outcome() == Outcome.PASS;
    }

    List<KitResult> results() {
        return List.copyOf(results);
    }

    private void note(String name, Outcome outcome, String detail) {
        results.add(new KitResult(version.engine(), version.id(), name, outcome, detail));
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
