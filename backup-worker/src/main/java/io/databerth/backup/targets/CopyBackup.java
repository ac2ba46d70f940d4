package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.Copies;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.KeptKeys;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a backup that is written to every target that its database's policy names, and reads it back from there. */
public final class CopyBackup {
    private static final Logger LOG = LoggerFactory.getLogger(CopyBackup.class);

    private final Backups backups;
    private final Policies policies;
    private final Copies copies;
    private final BackupFiles files;
    private final LocalDirectory directory;
    private final KeptKeys recovery;
    private final OpenTargets targets;

    public CopyBackup(
            Backups backups,
            Policies policies,
            Copies copies,
            BackupFiles files,
            LocalDirectory directory,
            KeptKeys recovery,
            OpenTargets targets) {
        this.backups = backups;
        this.policies = policies;
        this.copies = copies;
        this.files = files;
        this.directory = directory;
        this.recovery = recovery;
        this.targets = targets;
    }

    /** What an attempt before this one has brought there is not sent again. */
    public void perform(OperationId operation, BackupId backup, Work work)
            throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(backup);
        List<TargetId> wanted = policies.of(entry.database()).targets();
        if (wanted.isEmpty()) {
            return;
        }
        work.inTransaction(transaction -> backups.copying(transaction, backup));
        List<TargetId> done = copies.of(backup);
        for (TargetId target : wanted) {
            if (!done.contains(target)) {
                copy(operation, entry, target, work);
            }
        }
    }

    /** Tells the targets of a proof, which is in the manifest of this revision. One that does not answer now is told with the next backup. */
    public void tellProof(BackupId backup, int revision) throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(backup);
        for (TargetId target : copies.of(backup)) {
            try (BackupTarget open = targets.open(target)) {
                publish(open, entry);
                copies.keep(backup, target, revision);
            } catch (CodedException notNow) {
                LOG.warn("{} is not told that {} is proven: {}", target, backup, notNow.getMessage());
            }
        }
    }

    private void copy(OperationId operation, BackupEntry entry, TargetId target, Work work)
            throws IOException, SQLException, InterruptedException {
        int revision;
        try (BackupTarget open = targets.open(target);
                OpenBackup own = files.openVerified(entry)) {
            revision = own.manifest().revision();
            recovery.require(own.manifest().keyReference());
            SealedCopy copy = new SealedCopy(open, entry);
            open.store(copy.data(), directory.sealedFile(entry.database(), entry.name()), sent -> {});
            copy.requireData(own.manifest().file().sha256().digits());
            open.replace(LocalDirectory.KEYS, directory.wrappedKeys().json());
            publish(open, entry);
            catchUp(open, entry, target);
        }
        BackupEvent copied = new BackupEvent.Copied(operation, entry.database(), entry.backup(), target, Instant.now());
        work.inTransaction(transaction -> {
            Copies.keep(transaction, entry.backup(), target, revision);
            work.outbox().append(transaction, work.topic(), copied);
        });
    }

    /** Proofs that this target could not be told of. */
    private void catchUp(BackupTarget open, BackupEntry copied, TargetId target)
            throws IOException, SQLException, InterruptedException {
        for (BackupId behind : copies.behind(target, copied.database())) {
            BackupEntry entry = backups.require(behind);
            publish(open, entry);
            copies.keep(behind, target, entry.revision());
        }
    }

    private void publish(BackupTarget open, BackupEntry entry) throws IOException, InterruptedException {
        new SealedCopy(open, entry).publish(directory.manifest(entry.database(), entry.name()));
    }
}
