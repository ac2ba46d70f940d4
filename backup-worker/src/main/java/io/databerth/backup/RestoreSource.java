package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;

/** What every restore begins with: a backup that fits and is whole, and a safety backup of what is live. */
public final class RestoreSource {
    private final Backups backups;
    private final BackupFiles files;
    private final WriteBackup writing;

    public RestoreSource(Backups backups, BackupFiles files, WriteBackup writing) {
        this.backups = backups;
        this.files = files;
        this.writing = writing;
    }

    /** Reads the whole file: BACKUP_UNUSABLE or BACKUP_DAMAGED before anything is touched. */
    void check(BackupCommand.Restore wish, LiveDatabase live) throws IOException, SQLException {
        files.openVerified(usable(wish, live)).close();
    }

    void secure(BackupCommand.Restore wish, Work work) throws IOException, SQLException, InterruptedException {
        writing.begin(wish.operation(), wish.database(), wish.safetyBackup(), work);
        writing.write(wish.operation(), wish.safetyBackup(), work);
        writing.confirm(wish.operation(), wish.safetyBackup(), work);
    }

    BackupEntry usable(BackupCommand.Restore wish, LiveDatabase live) throws SQLException {
        BackupEntry entry = backups.find(wish.backup())
                .filter(BackupEntry::isStored)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.BACKUP_UNUSABLE, wish.backup() + " does not exist, was never stored, or is corrupt"));
        boolean fits = entry.content().engine().equals(live.content().engine())
                && entry.content().version().equals(live.content().version());
        if (!fits) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "the backup is of " + entry.content().engine() + " "
                            + entry.content().version() + ", the database is "
                            + live.content().engine() + " " + live.content().version());
        }
        return entry;
    }

    /** The file is read and authenticated a second time as it is loaded: it may have been exchanged since it was checked. */
    OpenBackup open(BackupEntry entry) throws IOException {
        return files.open(entry);
    }
}
