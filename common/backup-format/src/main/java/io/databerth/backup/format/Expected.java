package io.databerth.backup.format;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;

/** What the caller knows from its own records about the backup that it asks for; {@code revision} is the least one allowed. */
public record Expected(BackupId backup, DatabaseId database, int revision) {

    void check(String thing, BackupId foundBackup, DatabaseId foundDatabase) throws BackupFileFailure.Swapped {
        if (!backup.equals(foundBackup) || !database.equals(foundDatabase)) {
            throw new BackupFileFailure.Swapped("the " + thing + " is of " + foundBackup + " of " + foundDatabase
                    + ", but " + backup + " of " + database + " was asked for");
        }
    }
}
