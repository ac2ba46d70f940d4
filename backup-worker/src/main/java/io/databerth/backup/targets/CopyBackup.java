package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.Copies;
import io.databerth.backup.catalogue.Policies;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Brings a backup that is written to every target that its database's policy names. */
public final class CopyBackup {
    private final Backups backups;
    private final Policies policies;
    private final TargetCopies copies;

    public CopyBackup(Backups backups, Policies policies, TargetCopies copies) {
        this.backups = backups;
        this.policies = policies;
        this.copies = copies;
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

    void copy(OperationId operation, BackupEntry entry, TargetId target, Work work)
            throws IOException, SQLException, InterruptedException {
        int revision = copies.send(entry, target);
        BackupEvent copied = new BackupEvent.Copied(operation, entry.database(), entry.backup(), target, Instant.now());
        work.inTransaction(transaction -> {
            Copies.keep(transaction, entry.backup(), target, revision);
            work.outbox().append(transaction, work.topic(), copied);
        });
    }
}
