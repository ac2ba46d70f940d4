package io.databerth.gateway.backups;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.databases.DatabaseView;
import java.time.Instant;
import java.util.Optional;

/**
 * Folds events into a backup's row, in whatever order they come: a backup that is stored does not become a dumping one
 * again, and one that is corrupt or deleted stays so.
 */
public final class BackupProjector {
    private BackupProjector() {}

    /** The backup whose row an event changes. */
    public static Optional<BackupId> backupOf(BackupEvent event) {
        return switch (event) {
            case BackupEvent.Started it -> Optional.of(it.backup());
            case BackupEvent.Progress it -> Optional.of(it.backup());
            case BackupEvent.Stored it -> Optional.of(it.backup());
            case BackupEvent.Proven it -> Optional.of(it.backup());
            case BackupEvent.Corrupt it -> Optional.of(it.backup());
            case BackupEvent.Deleted it -> Optional.of(it.backup());
            case BackupEvent.Failed it -> Optional.ofNullable(it.backup());
            case BackupEvent.Due it -> Optional.of(it.backup());
            case BackupEvent.Held it -> Optional.of(it.backup());
            case BackupEvent.Scrubbed it -> Optional.of(it.backup());
            case BackupEvent.Copied it -> Optional.of(it.backup());
            case BackupEvent.CopyDamaged it -> Optional.of(it.backup());
            case BackupEvent.Accepted _,
                    BackupEvent.StepDone _,
                    BackupEvent.LeftUnproven _,
                    BackupEvent.Mended _,
                    BackupEvent.RestorePrepared _,
                    BackupEvent.Filled _,
                    BackupEvent.TablesRestored _,
                    BackupEvent.PolicySet _,
                    BackupEvent.OverdueChanged _,
                    BackupEvent.LogChanged _,
                    BackupEvent.Restored _ -> Optional.empty();
        };
    }

    /**
     * The row of a backup that nobody asked for by itself, as before a restore or when a policy wants it; only its beginning or
     * its file shows that it exists.
     */
    public static Optional<BackupView> announced(DatabaseView database, BackupEvent event, Instant at) {
        return switch (event) {
            case BackupEvent.Started it ->
                Optional.of(
                        BackupView.begun(it.backup(), database, it.operation().value(), true, at));
            case BackupEvent.Stored it ->
                Optional.of(
                        BackupView.begun(it.backup(), database, it.operation().value(), true, at));
            case BackupEvent.Due it
            when it.duty() == Duty.TAKE ->
                Optional.of(
                        BackupView.begun(it.backup(), database, it.operation().value(), false, at));
            case BackupEvent.Due _,
                    BackupEvent.PolicySet _,
                    BackupEvent.Held _,
                    BackupEvent.Scrubbed _,
                    BackupEvent.Copied _,
                    BackupEvent.CopyDamaged _,
                    BackupEvent.OverdueChanged _,
                    BackupEvent.LogChanged _,
                    BackupEvent.Accepted _,
                    BackupEvent.StepDone _,
                    BackupEvent.Progress _,
                    BackupEvent.Proven _,
                    BackupEvent.LeftUnproven _,
                    BackupEvent.Mended _,
                    BackupEvent.Corrupt _,
                    BackupEvent.RestorePrepared _,
                    BackupEvent.Filled _,
                    BackupEvent.TablesRestored _,
                    BackupEvent.Restored _,
                    BackupEvent.Deleted _,
                    BackupEvent.Failed _ -> Optional.empty();
        };
    }

    public static void fold(BackupView view, BackupEvent event, Instant at) {
        switch (event) {
            case BackupEvent.Started it -> view.kind = it.kind();
            case BackupEvent.Progress it -> progressed(view, it.plainBytes());
            case BackupEvent.Stored it -> stored(view, it.file(), it.at());
            case BackupEvent.Proven it -> proven(view, it);
            case BackupEvent.Corrupt it -> corrupt(view, it.failure());
            case BackupEvent.Deleted _ -> deleted(view, at);
            case BackupEvent.Failed it -> failed(view, it.failure());
            case BackupEvent.Held it -> view.held = it.held();
            case BackupEvent.Scrubbed it -> view.checkedAt = it.at();
            case BackupEvent.Copied it ->
                view.copies = BackupCopies.of(view.copies).with(it.target());
            case BackupEvent.CopyDamaged it ->
                view.copies = BackupCopies.of(view.copies).without(it.target());
            case BackupEvent.Due _,
                    BackupEvent.PolicySet _,
                    BackupEvent.OverdueChanged _,
                    BackupEvent.LogChanged _,
                    BackupEvent.Accepted _,
                    BackupEvent.StepDone _,
                    BackupEvent.LeftUnproven _,
                    BackupEvent.Mended _,
                    BackupEvent.RestorePrepared _,
                    BackupEvent.Filled _,
                    BackupEvent.TablesRestored _,
                    BackupEvent.Restored _ -> {}
        }
    }

    private static void progressed(BackupView view, long plainBytes) {
        if (view.state == BackupState.DUMPING) {
            view.plainBytes = Math.max(plainBytes, view.plainBytes == null ? 0 : view.plainBytes);
        }
    }

    /** One that failed because a target did not take its copy is stored in the end, when another operation has finished it. */
    private static void stored(BackupView view, StoredBackup file, Instant at) {
        if (view.state == BackupState.DUMPING || (view.state == BackupState.FAILED && view.storedAt == null)) {
            view.state = BackupState.STORED;
            view.failure = null;
        }
        view.fileName = file.fileName();
        view.storedBytes = file.storedBytes();
        view.plainBytes = file.plainBytes();
        view.sha256 = file.sha256();
        view.others = file.others();
        view.engine = file.engine();
        view.version = file.version();
        view.storedAt = at;
        view.checkedAt = at;
    }

    private static void proven(BackupView view, BackupEvent.Proven proof) {
        view.proofLevel = proof.level();
        view.fingerprint = proof.fingerprint();
        view.proofMillis = proof.durationMillis();
        view.provenAt = proof.at();
        if (view.state == BackupState.DUMPING
                || view.state == BackupState.STORED
                || view.state == BackupState.CORRUPT) {
            view.state = BackupState.PROVEN;
            view.failure = null;
        }
    }

    private static void corrupt(BackupView view, Failure failure) {
        if (view.state != BackupState.DELETED) {
            view.state = BackupState.CORRUPT;
            view.failure = failure;
        }
    }

    private static void deleted(BackupView view, Instant at) {
        view.state = BackupState.DELETED;
        view.deletedAt = at;
    }

    /**
     * A failed operation makes a backup a failed one when there is no complete file, or when the proof says that its
     * content is not what it should be. A restore or a proof that could not be done says nothing about the file.
     */
    private static void failed(BackupView view, Failure failure) {
        if (failure.code() == ErrorCode.BACKUP_DAMAGED) {
            corrupt(view, failure);
        } else if (view.state == BackupState.DUMPING
                || (failure.code() == ErrorCode.PROOF_FAILED && view.state.isUsable())) {
            view.state = BackupState.FAILED;
            view.failure = failure;
        }
    }
}
