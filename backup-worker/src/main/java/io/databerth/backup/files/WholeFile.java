package io.databerth.backup.files;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.format.Manifest;
import io.databerth.messaging.Transactions;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** When a file that was written without an operation counts as stored. */
public final class WholeFile {
    private final DataSource store;
    private final Backups backups;
    private final BackupFiles files;
    private final KeptKeys recovery;

    public WholeFile(DataSource store, Backups backups, BackupFiles files, KeptKeys recovery) {
        this.store = store;
        this.backups = backups;
        this.files = files;
        this.recovery = recovery;
    }

    /** Reads it back, hashes it, and only then notes that it is stored. */
    public void confirm(BackupEntry entry) throws IOException, SQLException {
        try (OpenBackup opened = files.openVerified(entry)) {
            Manifest manifest = opened.manifest();
            recovery.require(manifest.keyReference());
            Transactions.run(
                    store,
                    transaction -> backups.stored(
                            transaction,
                            entry.backup(),
                            manifest.revision(),
                            manifest.file().fileBytes()));
        }
    }
}
