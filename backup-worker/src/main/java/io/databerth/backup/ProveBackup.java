package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.proof.Evidence;
import io.databerth.backup.proof.Proof;
import io.databerth.backup.targets.TargetCopies;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The step "proof" and the end of an operation that it is the last step of. */
public final class ProveBackup {
    private final Backups backups;
    private final BackupFiles files;
    private final TargetCopies copies;
    private final Proof proof;
    private final Evidence.Signer signer;

    /** What a proof has found, for people and to be signed. */
    private record Seen(BackupEvent.Proven fact, Evidence evidence) {}

    public ProveBackup(Backups backups, BackupFiles files, TargetCopies copies, Proof proof, Evidence.Signer signer) {
        this.backups = backups;
        this.files = files;
        this.copies = copies;
        this.proof = proof;
        this.signer = signer;
    }

    void prove(OperationId operation, BackupId backup, Work work) throws Exception {
        AtomicReference<Seen> seen = new AtomicReference<>();
        work.step("proof", () -> seen.set(restoreAndCompare(operation, backups.require(backup))));
        conclude(seen.get(), work);
    }

    /** The end of an operation whose backup was seen to load, and had nothing to be compared with. */
    void loads(OperationId operation, BackupId backup, Duration took, Work work) throws Exception {
        BackupEntry entry = backups.require(backup);
        Seen seen;
        try (OpenBackup opened = files.open(entry)) {
            seen = seen(operation, entry, opened, ProofLevel.LOADS, took);
        }
        conclude(seen, work);
    }

    private void conclude(Seen seen, Work work) throws Exception {
        BackupEvent.Proven fact = seen.fact();
        int revision = record(backups.require(fact.backup()), seen);
        copies.tellProof(fact.backup(), revision);
        work.conclude(fact, transaction -> backups.became(transaction, fact.backup(), State.PROVEN, revision));
    }

    /** A restore that was compared is a proof, whatever it was for; it does not end the operation. */
    void note(OperationId operation, BackupEntry entry, ProofLevel level, long begin, Work work)
            throws IOException, SQLException {
        Seen seen;
        try (OpenBackup opened = files.open(entry)) {
            seen = seen(operation, entry, opened, level, since(begin));
        }
        int revision = record(entry, seen);
        work.inTransaction(transaction -> {
            backups.became(transaction, entry.backup(), State.PROVEN, revision);
            work.outbox().append(transaction, work.topic(), seen.fact());
        });
    }

    private int record(BackupEntry entry, Seen seen) throws IOException {
        return files.recordProof(entry, seen.fact().level(), Optional.of(signer.sign(seen.evidence())));
    }

    private Seen restoreAndCompare(OperationId operation, BackupEntry entry) throws Exception {
        long begin = System.nanoTime();
        try (OpenBackup opened = files.open(entry)) {
            ProofLevel level = proof.of(entry, opened, operation);
            return seen(operation, entry, opened, level, since(begin));
        }
    }

    private static Seen seen(
            OperationId operation, BackupEntry entry, OpenBackup opened, ProofLevel level, Duration took) {
        Manifest manifest = opened.manifest();
        BackupEvent.Proven fact = new BackupEvent.Proven(
                operation,
                entry.database(),
                entry.backup(),
                level,
                manifest.contentDigest().digits(),
                took.toMillis(),
                Instant.now());
        return new Seen(
                fact,
                new Evidence(
                        entry.backup(),
                        entry.database(),
                        manifest.engine(),
                        manifest.engineVersion(),
                        entry.kind(),
                        manifest.createdAt(),
                        manifest.file().fileBytes(),
                        manifest.file().sha256().digits(),
                        fact.fingerprint(),
                        fact.level(),
                        fact.at(),
                        fact.durationMillis()));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
