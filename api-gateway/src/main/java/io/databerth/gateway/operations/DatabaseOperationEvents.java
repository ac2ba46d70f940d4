package io.databerth.gateway.operations;

import static io.databerth.gateway.operations.OperationKind.CERTIFY;
import static io.databerth.gateway.operations.OperationKind.CONFIGURE;
import static io.databerth.gateway.operations.OperationKind.CONFIRM_UPGRADE;
import static io.databerth.gateway.operations.OperationKind.CREATE_USER;
import static io.databerth.gateway.operations.OperationKind.DELETE;
import static io.databerth.gateway.operations.OperationKind.DELETE_BACKUP;
import static io.databerth.gateway.operations.OperationKind.GRANT_USER;
import static io.databerth.gateway.operations.OperationKind.PROVISION;
import static io.databerth.gateway.operations.OperationKind.PUBLISH;
import static io.databerth.gateway.operations.OperationKind.RESIZE;
import static io.databerth.gateway.operations.OperationKind.RESTART;
import static io.databerth.gateway.operations.OperationKind.RESTORE;
import static io.databerth.gateway.operations.OperationKind.SNAPSHOT;
import static io.databerth.gateway.operations.OperationKind.START;
import static io.databerth.gateway.operations.OperationKind.STOP;
import static io.databerth.gateway.operations.OperationKind.UNDO_UPGRADE;
import static io.databerth.gateway.operations.OperationKind.UNPUBLISH;
import static io.databerth.gateway.operations.OperationKind.UPGRADE;

import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.OperationId;
import java.util.Optional;
import java.util.Set;

/** What the provisioner's events say about operations. */
final class DatabaseOperationEvents {
    private DatabaseOperationEvents() {}

    static Optional<OperationId> operationOf(DatabaseEvent event) {
        return switch (event) {
            case DatabaseEvent.Accepted it -> Optional.of(it.operation());
            case DatabaseEvent.StepDone it -> Optional.of(it.operation());
            case DatabaseEvent.Ready it -> Optional.of(it.operation());
            case DatabaseEvent.ContentWanted it -> Optional.of(it.operation());
            case DatabaseEvent.Restored it -> Optional.of(it.operation());
            case DatabaseEvent.SnapshotTaken it -> Optional.of(it.operation());
            case DatabaseEvent.SnapshotGone it -> Optional.ofNullable(it.operation());
            case DatabaseEvent.Resized it -> Optional.of(it.operation());
            case DatabaseEvent.Upgraded it -> Optional.of(it.operation());
            case DatabaseEvent.VersionChanged it -> Optional.of(it.operation());
            case DatabaseEvent.VersionConfirmed it -> Optional.of(it.operation());
            case DatabaseEvent.Configured it -> Optional.of(it.operation());
            case DatabaseEvent.Certified it -> Optional.of(it.operation());
            case DatabaseEvent.Published it -> Optional.of(it.operation());
            case DatabaseEvent.Unpublished it -> Optional.of(it.operation());
            case DatabaseEvent.Stopped it -> Optional.of(it.operation());
            case DatabaseEvent.TaskDone it -> Optional.of(it.operation());
            case DatabaseEvent.UserSet it -> Optional.of(it.operation());
            case DatabaseEvent.UserDropped it -> Optional.of(it.operation());
            case DatabaseEvent.CredentialApplied it -> Optional.of(it.operation());
            case DatabaseEvent.CredentialRefused it -> Optional.of(it.operation());
            case DatabaseEvent.Deleted it -> Optional.of(it.operation());
            case DatabaseEvent.Failed it -> Optional.of(it.operation());
            case DatabaseEvent.Drifted _,
                    DatabaseEvent.Repaired _,
                    DatabaseEvent.Irreparable _,
                    DatabaseEvent.Frozen _,
                    DatabaseEvent.Thawed _ -> Optional.empty();
        };
    }

    static OperationChange changeOf(DatabaseEvent event, OperationKind kind) {
        return switch (event) {
            case DatabaseEvent.StepDone it -> new OperationChange.Advanced(StepSource.PROVISIONER, it.step());
            case DatabaseEvent.Ready _ ->
                endIf(Set.of(PROVISION, START, RESTART).contains(kind));
            case DatabaseEvent.Restored _ -> endIf(kind == RESTORE);
            case DatabaseEvent.SnapshotTaken _ -> endIf(kind == SNAPSHOT);
            case DatabaseEvent.SnapshotGone _ -> endIf(kind == DELETE_BACKUP);
            case DatabaseEvent.Resized _ -> endIf(kind == RESIZE);
            case DatabaseEvent.Upgraded _ -> endIf(kind == UPGRADE);
            case DatabaseEvent.VersionChanged _ -> endIf(kind == UPGRADE || kind == UNDO_UPGRADE);
            case DatabaseEvent.VersionConfirmed _ -> endIf(kind == CONFIRM_UPGRADE);
            case DatabaseEvent.Configured _ -> endIf(kind == CONFIGURE);
            case DatabaseEvent.Certified _ -> endIf(kind == CERTIFY);
            case DatabaseEvent.Published _ -> endIf(kind == PUBLISH);
            case DatabaseEvent.Unpublished _ -> endIf(kind == UNPUBLISH);
            case DatabaseEvent.Stopped _ -> endIf(kind == STOP);
            case DatabaseEvent.Deleted _ -> endIf(kind == DELETE);
            case DatabaseEvent.TaskDone _ -> endIf(kind.isTask());
            case DatabaseEvent.UserSet _ ->
                endIf(Set.of(CREATE_USER, GRANT_USER).contains(kind));
            case DatabaseEvent.Failed it -> new OperationChange.Failed(it.failure());
            case DatabaseEvent.Accepted _,
                    DatabaseEvent.ContentWanted _,
                    DatabaseEvent.UserDropped _,
                    DatabaseEvent.CredentialApplied _,
                    DatabaseEvent.CredentialRefused _,
                    DatabaseEvent.Drifted _,
                    DatabaseEvent.Repaired _,
                    DatabaseEvent.Irreparable _,
                    DatabaseEvent.Frozen _,
                    DatabaseEvent.Thawed _ -> new OperationChange.Begun();
        };
    }

    private static OperationChange endIf(boolean ends) {
        return ends ? new OperationChange.Succeeded() : new OperationChange.Begun();
    }
}
