package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.proof.Proof;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.work.Work;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The step "proof" and the end of an operation that it is the last step of. */
public final class ProveBackup {
    private final Backups backups;
    private final BackupFiles files;
    private final Proof proof;

    public ProveBackup(Backups backups, BackupFiles files, Proof proof) {
        this.backups = backups;
        this.files = files;
        this.proof = proof;
    }

    void prove(OperationId operation, BackupId backup, Work work) throws Exception {
        AtomicReference<BackupEvent.Proven> fact = new AtomicReference<>();
        work.step("proof", () -> fact.set(restoreAndCompare(operation, backup)));
        BackupEntry entry = entry(backup);
        int revision = files.recordProof(entry, fact.get().level());
        work.conclude(fact.get(), transaction -> backups.became(transaction, backup, State.PROVEN, revision));
    }

    private BackupEvent.Proven restoreAndCompare(OperationId operation, BackupId backup) throws Exception {
        BackupEntry entry = entry(backup);
        long begin = System.nanoTime();
        try (OpenBackup opened = files.open(entry)) {
            ProofLevel level = proof.of(entry, opened, operation);
            return new BackupEvent.Proven(
                    operation,
                    entry.database(),
                    backup,
                    level,
                    opened.manifest().fingerprint().sha256().digits(),
                    (System.nanoTime() - begin) / 1_000_000,
                    Instant.now());
        }
    }

    private BackupEntry entry(BackupId backup) throws java.sql.SQLException {
        return backups.find(backup)
                .orElseThrow(() -> new CodedException(ErrorCode.BACKUP_UNUSABLE, "there is no backup " + backup));
    }
}
