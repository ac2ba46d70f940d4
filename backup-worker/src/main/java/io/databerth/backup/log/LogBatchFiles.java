package io.databerth.backup.log;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.FreeName;
import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollection;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.WholeFile;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.log.CollectedLog.Piece;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.PendingBackup;
import io.databerth.backup.targets.DeleteCopies;
import io.databerth.backup.targets.TargetCopies;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.engine.ChangeLog;
import io.databerth.messaging.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Batches as the files that they are: written as every backup, read back, and brought to the same targets. */
public final class LogBatchFiles {
    private final DataSource store;
    private final Backups backups;
    private final LogBatches batches;
    private final BackupFiles files;
    private final WholeFile whole;
    private final TargetCopies copies;
    private final DeleteCopies deletion;

    public LogBatchFiles(
            DataSource store,
            Backups backups,
            LogBatches batches,
            BackupFiles files,
            WholeFile whole,
            TargetCopies copies,
            DeleteCopies deletion) {
        this.store = store;
        this.backups = backups;
        this.batches = batches;
        this.files = files;
        this.whole = whole;
        this.copies = copies;
        this.deletion = deletion;
    }

    /** Writes the content of a batch. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream plain) throws IOException;
    }

    /** Writes and stores one; it has not been brought to any target yet. */
    void store(
            LiveDatabase live,
            ChangeLog log,
            LogCollection collection,
            List<Piece> pieces,
            @Nullable Instant marked,
            Source source)
            throws IOException, SQLException {
        BackupId batch = BackupId.next();
        List<String> names = pieces.stream().map(Piece::name).toList();
        BackupName name = FreeName.note(store, live.content().containerName(), log.extension(), (transaction, free) -> {
            backups.begin(transaction, batch, live.id(), BackupKind.PHYSICAL, live.content());
            backups.named(transaction, batch, free);
            LogBatches.note(transaction, batch, collection.id(), names, marked);
        });
        try (PendingBackup pending =
                files.begin(batch, live.id(), live.content(), name, log.compressed(), (plain, stored) -> {})) {
            source.writeTo(pending.plain());
            pending.publish(Fingerprint.of(names));
        }
        whole.confirm(backups.require(batch));
    }

    /** Brings every stored one of the collection to the targets that lack it. */
    void copy(LogCollection collection, List<TargetId> targets) throws IOException, SQLException, InterruptedException {
        for (TargetId target : targets) {
            for (BackupId batch : batches.uncopied(collection.id(), target)) {
                int revision = copies.send(backups.require(batch), target);
                copies.keep(batch, target, revision);
            }
        }
    }

    /** What a worker that was ended has left half written. */
    void clearUp(LogCollection collection) throws IOException, SQLException {
        for (BackupId left : batches.unfinished(collection.id())) {
            files.deleteLeftovers(backups.require(left));
            forget(left);
        }
    }

    /** Fails when a target does not answer: what lies there is not forgotten. */
    public void delete(BackupId batch) throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(batch);
        deletion.of(entry);
        files.delete(entry);
        forget(batch);
    }

    private void forget(BackupId batch) throws SQLException {
        Transactions.run(store, transaction -> backups.forget(transaction, batch));
    }
}
