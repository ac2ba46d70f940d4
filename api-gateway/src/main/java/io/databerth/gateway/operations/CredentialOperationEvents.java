package io.databerth.gateway.operations;

import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.ids.OperationId;
import java.util.Optional;

/** What the vault's events say about operations. A failed issue also ends the provision that waits for it. */
final class CredentialOperationEvents {
    private CredentialOperationEvents() {}

    static Optional<OperationId> operationOf(CredentialEvent event) {
        return switch (event) {
            case CredentialEvent.Accepted it -> Optional.of(it.operation());
            case CredentialEvent.StepDone it -> Optional.of(it.operation());
            case CredentialEvent.Issued it -> Optional.of(it.operation());
            case CredentialEvent.UserIssued it -> Optional.of(it.operation());
            case CredentialEvent.UserRevoked it -> Optional.of(it.operation());
            case CredentialEvent.RotationPrepared it -> Optional.of(it.operation());
            case CredentialEvent.Rotated it -> Optional.of(it.operation());
            case CredentialEvent.Failed it -> Optional.of(it.operation());
            case CredentialEvent.Revoked _ -> Optional.empty();
        };
    }

    static OperationChange changeOf(CredentialEvent event, OperationKind kind) {
        return switch (event) {
            case CredentialEvent.StepDone it -> new OperationChange.Advanced(StepSource.VAULT, it.step());
            case CredentialEvent.Rotated _ ->
                kind == OperationKind.ROTATE_CREDENTIALS
                        ? new OperationChange.Succeeded()
                        : new OperationChange.Begun();
            case CredentialEvent.UserRevoked _ ->
                kind == OperationKind.DROP_USER ? new OperationChange.Succeeded() : new OperationChange.Begun();
            case CredentialEvent.Failed it -> new OperationChange.Failed(it.failure());
            case CredentialEvent.Accepted _,
                    CredentialEvent.Issued _,
                    CredentialEvent.UserIssued _,
                    CredentialEvent.RotationPrepared _,
                    CredentialEvent.Revoked _ -> new OperationChange.Begun();
        };
    }
}
