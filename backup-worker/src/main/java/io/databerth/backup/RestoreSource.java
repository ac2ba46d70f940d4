package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;

/** What begins every restore: a backup that fits and is whole, and one taken now. */
public final class RestoreSource {
    private final Backups backups;
    private final BackupFiles files;
    private final WriteBackup writing;
    private final LiveDatabases databases;

    public RestoreSource(Backups backups, BackupFiles files, WriteBackup writing, LiveDatabases databases) {
        this.backups = backups;
        this.files = files;
        this.writing = writing;
        this.databases = databases;
    }

    /** Reads the whole file: BACKUP_UNUSABLE or BACKUP_DAMAGED before anything is touched. */
    void check(BackupId backup, Content target) throws IOException, SQLException {
        try (OpenBackup opened = files.openVerified(usable(backup, target))) {
            boolean collides = opened.manifest().others().stream()
                    .anyMatch(held -> held.other().orElseThrow().equals(target.innerDatabase()));
            if (collides) {
                throw new CodedException(
                        ErrorCode.BACKUP_UNUSABLE,
                        "the backup holds another inner database " + target.innerDatabase()
                                + ", which is the name of this database's own: begin a new database with it");
            }
        }
    }

    /** Of what kind it is; a logical one when nothing is known of it any more. */
    BackupKind kind(BackupId backup) throws SQLException {
        return backups.find(backup).map(BackupEntry::kind).orElse(BackupKind.LOGICAL);
    }

    /** Stores a backup of a running database. */
    void secure(OperationId operation, DatabaseId database, BackupId backup, BackupKind kind, Work work)
            throws IOException, SQLException, InterruptedException {
        writing.begin(operation, database, backup, kind, work);
        writing.write(operation, backup, work);
        writing.confirm(operation, backup, work);
    }

    BackupEntry usable(BackupId backup, Content target) throws SQLException {
        BackupEntry entry = backups.requireStored(backup);
        boolean fits = entry.content().engine().equals(target.engine())
                && databases.version(target).loads(entry.content().version());
        if (!fits) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "the backup is of " + entry.content().engine() + " "
                            + entry.content().version() + ", the database is "
                            + target.engine() + " " + target.version() + ", which does not load it");
        }
        if (entry.kind() == BackupKind.PHYSICAL) {
            requireSame(entry.content(), target);
        }
        return entry;
    }

    /** Files know the server's version and the names in it, and cannot be told otherwise. */
    private static void requireSame(Content content, Content target) {
        boolean same = content.version().equals(target.version())
                && content.innerDatabase().equals(target.innerDatabase())
                && content.username().equals(target.username());
        if (!same) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "a physical backup fits version " + content.version() + ", the inner database "
                            + content.innerDatabase() + " and the user " + content.username()
                            + " only: begin a new database of that version with it");
        }
    }

    /** The file is read and authenticated a second time as it is loaded: it may have been exchanged since it was checked. */
    OpenBackup open(BackupEntry entry) throws IOException {
        return files.open(entry);
    }
}
