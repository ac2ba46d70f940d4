package io.databerth.monitor.plan;

import io.databerth.contracts.observation.StorageState;
import java.util.Optional;

/**
 * What is thought of how full a database's storage is.
 *
 * @param level by the last figure; empty as long as there was none
 * @param limitBytes of which storage; 0 as long as there was no figure
 * @param failures measurings in a row that gave no figure, counted up to where it matters
 */
public record Fullness(Optional<StorageState> level, long limitBytes, int failures) {
    /** Nothing is thought yet. */
    public static final Fullness UNSEEN = new Fullness(Optional.empty(), 0, 0);

    /** What to tell; empty when there is nothing to tell yet. */
    public Optional<StorageState> state() {
        return failures >= StorageRule.FAILURES_THAT_COUNT ? Optional.of(StorageState.UNKNOWN) : level;
    }

    /** Whether this is news to who knew {@code before}. */
    public boolean isNewsAfter(Fullness before) {
        return state().isPresent() && !state().equals(before.state());
    }
}
