package io.databerth.policy;

import io.databerth.contracts.ids.BackupId;
import java.time.Instant;

/**
 * A backup whose files are there, as a decision about its retention sees it.
 *
 * @param storedBytes in one target
 * @param held somebody has said that it stays
 */
public record KeptBackup(BackupId backup, Instant takenAt, long storedBytes, State state, boolean held) {
    /** What is known of its content. */
    public enum State {
        /** It is not proven yet, and may become so. */
        STORED,
        PROVEN,
        /** It is no longer what was written. */
        CORRUPT
    }
}
