package io.databerth.gateway.operations;

import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.OperationId;
import java.util.Optional;

/** The way from an event of any family to what it says about its operation. */
public final class OperationEvents {
    private OperationEvents() {}

    public static Optional<OperationId> operationOf(Message event) {
        return switch (event) {
            case DatabaseEvent it -> DatabaseOperationEvents.operationOf(it);
            case BackupEvent it -> BackupOperationEvents.operationOf(it);
            case CredentialEvent it -> CredentialOperationEvents.operationOf(it);
            default -> Optional.empty();
        };
    }

    static OperationChange changeOf(Message event, OperationKind kind) {
        return switch (event) {
            case DatabaseEvent it -> DatabaseOperationEvents.changeOf(it, kind);
            case BackupEvent it -> BackupOperationEvents.changeOf(it, kind);
            case CredentialEvent it -> CredentialOperationEvents.changeOf(it, kind);
            default -> throw new IllegalArgumentException("an event without an operation");
        };
    }
}
