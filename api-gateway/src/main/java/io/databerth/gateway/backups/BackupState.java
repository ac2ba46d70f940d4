package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is known about a backup, and no more: only {@code PROVEN} was restored and compared. */
public enum BackupState {
    DUMPING,
    STORED,
    PROVEN,
    /** A snapshot: it is there, on the database's own disk, and nobody has proven it. */
    KEPT,
    FAILED,
    CORRUPT,
    DELETED;

    /** Whether it may be restored. */
    boolean isUsable() {
        return switch (this) {
            case STORED, PROVEN -> true;
            case DUMPING, KEPT, FAILED, CORRUPT, DELETED -> false;
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
