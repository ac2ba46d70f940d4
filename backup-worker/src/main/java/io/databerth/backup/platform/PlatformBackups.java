package io.databerth.backup.platform;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.FreeName;
import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.KeptTarget;
import io.databerth.backup.catalogue.Targets;
import io.databerth.backup.engine.Content;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.files.WholeFile;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.PendingBackup;
import io.databerth.backup.targets.DeleteCopies;
import io.databerth.backup.targets.TargetCopies;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.Transactions;
import io.databerth.policy.KeptBackup;
import io.databerth.policy.RetentionDecision;
import io.databerth.policy.RetentionPlan;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes backups of the platform's own store. They lie where those of databases lie, in the same form, under the id that stands
 * for the platform, so that whoever reads one reads the other.
 */
public final class PlatformBackups {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformBackups.class);
    private static final Content CONTENT = new Content("platform", "databerth", "1", "", "store", "");
    private static final String EXTENSION = "store";
    /** The newest, one of each hour of a day, and one of each day of a fortnight. */
    private static final Retention KEPT = new Retention(4, 0, 24, 14, 0, 0, 0, 0);

    private final DataSource store;
    private final PlatformStore platform;
    private final Backups backups;
    private final BackupFiles files;
    private final WholeFile whole;
    private final Targets targets;
    private final TargetCopies copies;
    private final DeleteCopies deletion;

    /** A backup whose file is there, as people are told of it; {@code copies}: the targets that hold it. */
    public record Told(BackupId id, Instant takenAt, KeptBackup.State state, long bytes, List<TargetId> copies) {}

    public PlatformBackups(
            DataSource store,
            PlatformStore platform,
            Backups backups,
            BackupFiles files,
            WholeFile whole,
            Targets targets,
            TargetCopies copies,
            DeleteCopies deletion) {
        this.store = store;
        this.platform = platform;
        this.backups = backups;
        this.files = files;
        this.whole = whole;
        this.targets = targets;
        this.copies = copies;
        this.deletion = deletion;
    }

    /** Those that are there, the newest first. */
    public List<Told> all() throws SQLException {
        List<Told> told = new ArrayList<>();
        for (KeptBackup kept : kept()) {
            told.add(new Told(
                    kept.backup(), kept.takenAt(), kept.state(), kept.storedBytes(), copies.of(kept.backup())));
        }
        return told.stream()
                .sorted(Comparator.comparing(Told::takenAt).reversed())
                .toList();
    }

    /**
     * Takes one, brings it to every target there is, proves it, and removes those that are kept no longer. A target that does not
     * answer gets the next one; the backup says which have it.
     */
    public Told take() throws IOException, SQLException, InterruptedException {
        BackupId backup = BackupId.next();
        platform.alone(connection -> {
            clearUp();
            write(connection, backup);
            whole.confirm(backups.require(backup));
            copy(backup);
            prove(connection, backup);
            removeOld();
        });
        return all().stream()
                .filter(told -> told.id().equals(backup))
                .findFirst()
                .orElseThrow();
    }

    /** What a worker that was ended has left. */
    private void clearUp() throws IOException, SQLException {
        for (BackupEntry left : backups.unfinished(DatabaseId.PLATFORM)) {
            files.deleteLeftovers(left);
            forget(left.backup());
        }
    }

    private void write(Connection connection, BackupId backup) throws IOException, SQLException {
        BackupName name = FreeName.note(store, CONTENT.containerName(), EXTENSION, (transaction, free) -> {
            backups.begin(transaction, backup, DatabaseId.PLATFORM, BackupKind.LOGICAL, CONTENT);
            backups.named(transaction, backup, free);
        });
        try (PendingBackup pending =
                files.begin(backup, DatabaseId.PLATFORM, CONTENT, name, false, (plain, stored) -> {})) {
            pending.publish(platform.dump(connection, pending.plain()));
        }
    }

    private void copy(BackupId backup) throws IOException, SQLException, InterruptedException {
        for (KeptTarget target : targets.all()) {
            try {
                int revision = copies.send(backups.require(backup), target.id());
                copies.keep(backup, target.id(), revision);
            } catch (CodedException notNow) {
                LOG.warn("the platform's backup {} is not in {}: {}", backup, target.id(), notNow.getMessage());
            }
        }
    }

    private void prove(Connection connection, BackupId backup) throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(backup);
        try (OpenBackup opened = files.open(entry)) {
            platform.prove(connection, opened.content(), opened.manifest().fingerprint());
        } catch (CodedException failed) {
            if (failed.failure().code() == ErrorCode.BACKUP_DAMAGED) {
                Transactions.run(
                        store, transaction -> backups.became(transaction, backup, State.CORRUPT, entry.revision()));
            }
            throw failed;
        }
        int revision = files.recordProof(entry, ProofLevel.EXACT, Optional.empty());
        Transactions.run(store, transaction -> backups.became(transaction, backup, State.PROVEN, revision));
        copies.tellProof(backup, revision);
    }

    private void removeOld() throws IOException, SQLException, InterruptedException {
        for (RetentionDecision decision : RetentionPlan.of(KEPT, kept(), ZoneOffset.UTC, Instant.now())) {
            if (decision.goes()) {
                BackupEntry entry = backups.require(decision.backup());
                try {
                    deletion.of(entry);
                    files.delete(entry);
                    forget(entry.backup());
                } catch (CodedException later) {
                    LOG.warn("the platform's old backup {} stays: {}", entry.backup(), later.getMessage());
                }
            }
        }
    }

    private List<KeptBackup> kept() throws SQLException {
        return Transactions.call(store, transaction -> KeptBackups.of(transaction, DatabaseId.PLATFORM));
    }

    private void forget(BackupId backup) throws SQLException {
        Transactions.run(store, transaction -> backups.forget(transaction, backup));
    }
}
