package io.databerth.backup.store;

import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;

/**
 * A file of ours that is no part of a published backup. A backup that is being written looks the same: the caller decides by
 * its running operations and by {@code changedAt}.
 */
public record Orphan(DatabaseId database, String fileName, Kind kind, Instant changedAt) {
    /** What is left. */
    public enum Kind {
        UNFINISHED,
        DATA_WITHOUT_MANIFEST,
        MANIFEST_WITHOUT_DATA
    }
}
