package io.databerth.gateway.operations;

import static io.databerth.gateway.operations.OperationKind.DELETE_BACKUP;
import static io.databerth.gateway.operations.OperationKind.RESTORE;
import static io.databerth.gateway.operations.OperationKind.VERIFY_BACKUP;

import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.OperationId;

/** What the backup worker's events say about operations. A restore also takes a backup, whose proof does not end the restore. */
final class BackupOperationEvents {
    private BackupOperationEvents() {}

    static OperationId operationOf(BackupEvent event) {
        return switch (event) {
            case BackupEvent.Accepted it -> it.operation();
            case BackupEvent.StepDone it -> it.operation();
            case BackupEvent.Started it -> it.operation();
            case BackupEvent.Progress it -> it.operation();
            case BackupEvent.Stored it -> it.operation();
            case BackupEvent.Proven it -> it.operation();
            case BackupEvent.Corrupt it -> it.operation();
            case BackupEvent.RestorePrepared it -> it.operation();
            case BackupEvent.Filled it -> it.operation();
            case BackupEvent.Restored it -> it.operation();
            case BackupEvent.Deleted it -> it.operation();
            case BackupEvent.Failed it -> it.operation();
        };
    }

    static OperationChange changeOf(BackupEvent event, OperationKind kind) {
        return switch (event) {
            case BackupEvent.StepDone it -> new OperationChange.Advanced(StepSource.BACKUP_WORKER, it.step());
            case BackupEvent.Proven _ -> endIf(kind.makesBackup() || kind == VERIFY_BACKUP);
            case BackupEvent.Restored _ -> endIf(kind == RESTORE);
            case BackupEvent.Deleted _ -> endIf(kind == DELETE_BACKUP);
            case BackupEvent.Failed it -> new OperationChange.Failed(it.failure());
            case BackupEvent.Accepted _,
                    BackupEvent.Started _,
                    BackupEvent.Progress _,
                    BackupEvent.Stored _,
                    BackupEvent.RestorePrepared _,
                    BackupEvent.Filled _,
                    BackupEvent.Corrupt _ -> new OperationChange.Begun();
        };
    }

    private static OperationChange endIf(boolean ends) {
        return ends ? new OperationChange.Succeeded() : new OperationChange.Begun();
    }
}
