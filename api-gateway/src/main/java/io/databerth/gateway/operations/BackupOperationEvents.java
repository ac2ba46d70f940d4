package io.databerth.gateway.operations;

import static io.databerth.gateway.operations.OperationKind.DELETE_BACKUP;
import static io.databerth.gateway.operations.OperationKind.HOLD_BACKUP;
import static io.databerth.gateway.operations.OperationKind.RESTORE;
import static io.databerth.gateway.operations.OperationKind.RESTORE_TABLES;
import static io.databerth.gateway.operations.OperationKind.SCRUB_BACKUP;
import static io.databerth.gateway.operations.OperationKind.SET_BACKUP_POLICY;
import static io.databerth.gateway.operations.OperationKind.VERIFY_BACKUP;

import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.OperationId;
import java.util.Optional;

/** What the backup worker's events say about operations. A restore also takes a backup, whose proof does not end the restore. */
final class BackupOperationEvents {
    private BackupOperationEvents() {}

    static Optional<OperationId> operationOf(BackupEvent event) {
        return switch (event) {
            case BackupEvent.Accepted it -> Optional.of(it.operation());
            case BackupEvent.StepDone it -> Optional.of(it.operation());
            case BackupEvent.Started it -> Optional.of(it.operation());
            case BackupEvent.Progress it -> Optional.of(it.operation());
            case BackupEvent.Stored it -> Optional.of(it.operation());
            case BackupEvent.Proven it -> Optional.of(it.operation());
            case BackupEvent.LeftUnproven it -> Optional.of(it.operation());
            case BackupEvent.Corrupt it -> Optional.of(it.operation());
            case BackupEvent.RestorePrepared it -> Optional.of(it.operation());
            case BackupEvent.Filled it -> Optional.of(it.operation());
            case BackupEvent.Restored it -> Optional.of(it.operation());
            case BackupEvent.TablesRestored it -> Optional.of(it.operation());
            case BackupEvent.Deleted it -> Optional.of(it.operation());
            case BackupEvent.Scrubbed it -> Optional.of(it.operation());
            case BackupEvent.Copied it -> Optional.of(it.operation());
            case BackupEvent.CopyDamaged it -> Optional.of(it.operation());
            case BackupEvent.Mended it -> Optional.of(it.operation());
            case BackupEvent.PolicySet it -> Optional.of(it.operation());
            case BackupEvent.Due it -> Optional.of(it.operation());
            case BackupEvent.Held it -> Optional.of(it.operation());
            case BackupEvent.OverdueChanged _, BackupEvent.LogChanged _ -> Optional.empty();
            case BackupEvent.Failed it -> Optional.of(it.operation());
        };
    }

    static OperationChange changeOf(BackupEvent event, OperationKind kind) {
        return switch (event) {
            case BackupEvent.StepDone it -> new OperationChange.Advanced(StepSource.BACKUP_WORKER, it.step());
            case BackupEvent.Proven _ -> endIf(kind.makesBackup() || kind == VERIFY_BACKUP);
            case BackupEvent.LeftUnproven _ -> endIf(kind.makesBackup());
            case BackupEvent.Restored _ -> endIf(kind == RESTORE);
            case BackupEvent.TablesRestored _ -> endIf(kind == RESTORE_TABLES);
            case BackupEvent.Deleted _ -> endIf(kind == DELETE_BACKUP);
            case BackupEvent.PolicySet _ -> endIf(kind == SET_BACKUP_POLICY);
            case BackupEvent.Held _ -> endIf(kind == HOLD_BACKUP);
            case BackupEvent.Scrubbed _ -> endIf(kind == SCRUB_BACKUP);
            case BackupEvent.Failed it -> new OperationChange.Failed(it.failure());
            case BackupEvent.Accepted _,
                    BackupEvent.Started _,
                    BackupEvent.Progress _,
                    BackupEvent.Stored _,
                    BackupEvent.Copied _,
                    BackupEvent.CopyDamaged _,
                    BackupEvent.Mended _,
                    BackupEvent.RestorePrepared _,
                    BackupEvent.Filled _,
                    BackupEvent.Due _,
                    BackupEvent.OverdueChanged _,
                    BackupEvent.LogChanged _,
                    BackupEvent.Corrupt _ -> new OperationChange.Begun();
        };
    }

    private static OperationChange endIf(boolean ends) {
        return ends ? new OperationChange.Succeeded() : new OperationChange.Begun();
    }
}
