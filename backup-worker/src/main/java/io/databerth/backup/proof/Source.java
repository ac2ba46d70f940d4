package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Held;
import java.util.function.Predicate;

/**
 * A backup, and what of it is loaded.
 *
 * @param opened of this entry
 */
public record Source(BackupEntry entry, OpenBackup opened, Predicate<Held> wanted) {
    /** All of it. */
    public static Source of(BackupEntry entry, OpenBackup opened) {
        return new Source(entry, opened, _ -> true);
    }
}
