package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.engine.Dump;
import io.databerth.backup.engine.Dumped;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.KeptKeys;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.PendingBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a running database to a stored file: what taking a backup and the safety backup of a restore share. */
public final class WriteBackup {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBackup.class);
    private static final int NAMES_TO_TRY = 5;

    private final LiveDatabases databases;
    private final Backups backups;
    private final BackupFiles files;
    private final Dump dump;
    private final KeptKeys recovery;

    /** Where the content of a backup comes from. */
    @FunctionalInterface
    interface Origin {
        /** Writes it, and tells what it was. */
        Dumped writeTo(LiveDatabase live, OutputStream plain) throws IOException, InterruptedException;
    }

    public WriteBackup(LiveDatabases databases, Backups backups, BackupFiles files, Dump dump, KeptKeys recovery) {
        this.databases = databases;
        this.backups = backups;
        this.files = files;
        this.dump = dump;
        this.recovery = recovery;
    }

    /** Notes the backup and tells that it has begun; the second time it finds what the first has noted. */
    public void begin(OperationId operation, DatabaseId database, BackupId backup, BackupKind kind, Work work)
            throws SQLException {
        if (backups.find(backup).isEmpty()) {
            LiveDatabase live = databases.running(database).by(kind);
            work.inTransaction(transaction -> {
                backups.begin(transaction, backup, database, kind, live.content());
                work.outbox()
                        .append(
                                transaction,
                                work.topic(),
                                new BackupEvent.Started(operation, database, backup, kind, Instant.now()));
            });
        }
    }

    /** Dumps into a file and publishes it. What an attempt before this one left unfinished is removed first. */
    public void write(OperationId operation, BackupId backup, Work work)
            throws IOException, SQLException, InterruptedException {
        if (!isWritten(backup)) {
            write(operation, backup, work, dump::to);
        }
    }

    /** Whether its file is published. A crash may have come between the manifest and the row: the manifest is the truth. */
    boolean isWritten(BackupId backup) throws IOException, SQLException {
        BackupEntry entry = backups.require(backup);
        return entry.isStored() || files.isPublished(entry);
    }

    /** As {@link #write(OperationId, BackupId, Work)}, of a backup that is not written yet. */
    void write(OperationId operation, BackupId backup, Work work, Origin origin)
            throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(backup);
        files.deleteLeftovers(entry);
        LiveDatabase live = databases.running(entry.database()).by(entry.kind());
        try (PendingBackup pending = pending(operation, entry, live, work)) {
            Dumped dumped = origin.writeTo(live, pending.plain());
            Manifest manifest = pending.publish(dumped.own(), dumped.others());
            work.emit(new BackupEvent.Progress(
                    operation, entry.database(), backup, manifest.file().plainBytes()));
        }
    }

    /** Reads the file back, hashes it, and only then says that it is stored. */
    public void confirm(OperationId operation, BackupId backup, Work work) throws IOException, SQLException {
        BackupEntry entry = backups.require(backup);
        if (entry.isStored()) {
            return;
        }
        try (OpenBackup opened = files.openVerified(entry)) {
            Manifest manifest = opened.manifest();
            recovery.require(manifest.keyReference());
            work.inTransaction(transaction -> {
                backups.stored(
                        transaction,
                        backup,
                        manifest.revision(),
                        manifest.file().fileBytes());
                work.outbox().append(transaction, work.topic(), stored(operation, entry, manifest));
            });
        }
    }

    /** Two backups of one database cannot have the same second in their names. */
    private PendingBackup pending(OperationId operation, BackupEntry entry, LiveDatabase live, Work work)
            throws IOException, SQLException {
        ProgressReport progress = new ProgressReport(operation, entry, work);
        Instant moment = Instant.now();
        for (int attempt = 0; attempt < NAMES_TO_TRY; attempt++) {
            BackupName name = new BackupName(
                    live.content().containerName(),
                    moment.plusSeconds(attempt),
                    live.backup().extension());
            if (!isNoted(entry, name, work)) {
                continue;
            }
            try {
                return files.begin(
                        entry.backup(),
                        entry.database(),
                        live.content(),
                        name,
                        live.backup().compressed(),
                        progress);
            } catch (FileAlreadyExistsException taken) {
                LOG.info("{} is taken, trying the name of the next second", name);
            }
        }
        throw new CodedException(ErrorCode.INTERNAL, "the names of the next seconds are all taken");
    }

    private boolean isNoted(BackupEntry entry, BackupName name, Work work) throws SQLException {
        try {
            work.inTransaction(transaction -> backups.named(transaction, entry.backup(), name));
            return true;
        } catch (SQLException refused) {
            if (Backups.isTaken(refused)) {
                return false;
            }
            throw refused;
        }
    }

    private static BackupEvent.Stored stored(OperationId operation, BackupEntry entry, Manifest manifest) {
        StoredBackup file = new StoredBackup(
                manifest.fileName(),
                manifest.file().fileBytes(),
                manifest.file().plainBytes(),
                manifest.file().sha256().digits(),
                manifest.engine(),
                manifest.engineVersion(),
                manifest.others().stream()
                        .map(held -> held.other().orElseThrow())
                        .toList());
        return new BackupEvent.Stored(operation, entry.database(), entry.backup(), file, manifest.createdAt());
    }
}
