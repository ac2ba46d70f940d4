package io.databerth.gateway.databases;

import io.databerth.contracts.Failure;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.OperationState;
import io.databerth.gateway.operations.OperationView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into a database's row. What an event says about the state counts only for the newest change that was
 * accepted: a database that is being deleted does not become running because its creation ends late. Facts such as the
 * address are taken in any case.
 */
public final class DatabaseProjector {
    private final DatabaseView view;
    private final @Nullable OperationView operation;
    private final Instant at;

    /** @param operation the event's, which has taken the event in already; absent when it belongs to none of ours */
    public DatabaseProjector(DatabaseView view, @Nullable OperationView operation, Instant at) {
        this.view = view;
        this.operation = operation;
        this.at = at;
    }

    public void fold(DatabaseEvent event) {
        switch (event) {
            case DatabaseEvent.Ready it -> {
                view.reachableAt(it.endpoint());
                view.serverImage = it.serverImage();
                view.limits = it.limits();
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.Resized it -> {
                view.sku = it.sku();
                view.limits = it.limits();
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.Upgraded it -> {
                view.serverImage = it.serverImage();
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.VersionChanged it -> {
                view.version = it.version();
                view.serverImage = it.serverImage();
                view.keptVersion = it.kept();
                // They were those of the version before.
                view.parameters = Map.of();
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.VersionConfirmed _ -> view.keptVersion = null;
            case DatabaseEvent.Configured it -> {
                view.parameters = it.parameters();
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.Certified it -> {
                view.caCertificate = it.caCertificate();
                view.certificateExpires = it.certificateExpires();
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.Published it -> {
                view.publishedOn(it.endpoint().address(), it.endpoint());
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.Unpublished it -> {
                view.publishedOn("", it.endpoint());
                become(DatabaseState.RUNNING, null);
            }
            case DatabaseEvent.Restored _ -> restored();
            case DatabaseEvent.Stopped _ -> become(DatabaseState.STOPPED, null);
            case DatabaseEvent.Deleted _ -> deleted();
            case DatabaseEvent.Failed it -> failed(it.failure());
            case DatabaseEvent.Drifted it -> drifted(it.difference());
            case DatabaseEvent.Repaired it -> repaired(it);
            case DatabaseEvent.Irreparable it -> irreparable(it.failure());
            case DatabaseEvent.Frozen _ -> view.storageFrozen = true;
            case DatabaseEvent.Thawed _ -> view.storageFrozen = false;
            case DatabaseEvent.ContentWanted _,
                    DatabaseEvent.SnapshotTaken _,
                    DatabaseEvent.SnapshotGone _,
                    DatabaseEvent.TaskDone _,
                    DatabaseEvent.UserSet _,
                    DatabaseEvent.UserDropped _,
                    DatabaseEvent.CredentialApplied _,
                    DatabaseEvent.CredentialRefused _,
                    DatabaseEvent.Accepted _,
                    DatabaseEvent.StepDone _ -> {}
        }
    }

    public void fold(CredentialEvent event) {
        switch (event) {
            case CredentialEvent.Issued it -> {
                view.caCertificate = it.caCertificate();
                view.certificateExpires = it.certificateExpires();
                view.credentialVersion = Math.max(view.credentialVersion, it.version());
            }
            case CredentialEvent.Rotated it -> {
                if (it.user() == null) {
                    view.credentialVersion = Math.max(view.credentialVersion, it.version());
                }
            }
            case CredentialEvent.Failed it -> failed(it.failure());
            case CredentialEvent.Accepted _,
                    CredentialEvent.StepDone _,
                    CredentialEvent.RotationPrepared _,
                    CredentialEvent.UserIssued _,
                    CredentialEvent.UserRevoked _,
                    CredentialEvent.Revoked _ -> {}
        }
    }

    public void fold(BackupEvent event) {
        switch (event) {
            case BackupEvent.Restored _ -> restored();
            case BackupEvent.Failed it -> failed(it.failure());
            case BackupEvent.PolicySet it -> {
                view.backupPolicy = it.policy();
                view.nextBackupAt = it.nextAt().orElse(null);
            }
            case BackupEvent.Due it -> {
                if (it.duty() == Duty.TAKE) {
                    view.nextBackupAt = it.nextAt().orElse(null);
                }
            }
            case BackupEvent.OverdueChanged it -> view.backupOverdue = it.overdue();
            case BackupEvent.Held _,
                    BackupEvent.LogChanged _,
                    BackupEvent.Scrubbed _,
                    BackupEvent.Copied _,
                    BackupEvent.CopyDamaged _,
                    BackupEvent.Mended _,
                    BackupEvent.Accepted _,
                    BackupEvent.StepDone _,
                    BackupEvent.Started _,
                    BackupEvent.Progress _,
                    BackupEvent.Stored _,
                    BackupEvent.Proven _,
                    BackupEvent.LeftUnproven _,
                    BackupEvent.Corrupt _,
                    BackupEvent.RestorePrepared _,
                    BackupEvent.Filled _,
                    BackupEvent.TablesRestored _,
                    BackupEvent.Deleted _ -> {}
        }
    }

    private void restored() {
        if (view.state == DatabaseState.FAILED) {
            become(DatabaseState.RUNNING, null);
        }
    }

    public void fold(HealthEvent event) {
        switch (event) {
            case HealthEvent.Changed it -> {
                view.health = it.status();
                view.healthReason = it.reason();
            }
            case HealthEvent.StorageChanged it -> {
                view.storageState = it.state();
                view.storageReason = it.reason();
                view.storageUsedBytes = it.usedBytes();
                view.storageLimitBytes = it.limitBytes();
            }
        }
    }

    /** A sample without a figure of the volume says nothing about it. */
    public void fold(MetricsSample sample) {
        if (sample.storageUsedBytes() != null) {
            view.storageUsedBytes = sample.storageUsedBytes();
            view.storageLimitBytes = sample.storageLimitBytes();
        }
    }

    private void become(DatabaseState state, @Nullable Failure failure) {
        if (operation == null || view.deletedAt != null || operation.generation < view.generation) {
            return;
        }
        OperationState end = failure == null ? OperationState.SUCCEEDED : OperationState.FAILED;
        if (operation.state == end && operation.kind.changesDatabase()) {
            view.state = state;
            view.failure = failure;
            view.drift = null;
            view.updatedAt = at;
        }
    }

    /** A rotation or a restore that failed leaves a running database with the password and the content that it had. */
    private void failed(Failure failure) {
        if (operation != null
                && operation.kind != OperationKind.ROTATE_CREDENTIALS
                && operation.kind != OperationKind.RESTORE) {
            become(DatabaseState.FAILED, failure);
        }
    }

    /** Final, whatever else is on its way. */
    private void deleted() {
        view.state = DatabaseState.DELETED;
        view.deletedAt = view.deletedAt == null ? at : view.deletedAt;
        view.failure = null;
        view.drift = null;
        view.updatedAt = at;
    }

    private void drifted(String difference) {
        if (view.deletedAt == null) {
            view.drift = difference;
            view.updatedAt = at;
        }
    }

    private void repaired(DatabaseEvent.Repaired event) {
        view.reachableAt(event.endpoint());
        view.drift = null;
        view.updatedAt = at;
        if (view.state == DatabaseState.FAILED) {
            view.state = DatabaseState.RUNNING;
            view.failure = null;
        }
    }

    private void irreparable(Failure failure) {
        if (view.state == DatabaseState.RUNNING) {
            view.state = DatabaseState.FAILED;
            view.failure = failure;
            view.updatedAt = at;
        }
    }
}
