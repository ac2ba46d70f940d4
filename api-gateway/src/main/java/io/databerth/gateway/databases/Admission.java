package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.operations.OperationKind;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a change may be asked of a database now.
 *
 * @param onceReady whether a client ever logged in: a database whose creation failed can only be deleted
 * @param unfinished the operations that have not ended
 */
record Admission(DatabaseState state, boolean onceReady, List<Unfinished> unfinished) {
    /** An operation that has not ended. */
    record Unfinished(OperationId operation, OperationKind kind) {}

    Admission {
        unfinished = List.copyOf(unfinished);
    }

    /** The state from the acceptance on; a {@link CodedException} that says what stands against it. */
    DatabaseState admit(OperationKind kind) {
        unfinished.stream()
                .filter(running -> kind != OperationKind.DELETE || running.kind() == OperationKind.DELETE)
                .findFirst()
                .ifPresent(Admission::refuseBecauseOf);
        if (!possibleFor(kind)) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database is " + state + ": " + neededFor(kind));
        }
        return switch (kind) {
            case PROVISION -> DatabaseState.PROVISIONING;
            case START -> DatabaseState.STARTING;
            case STOP -> DatabaseState.STOPPING;
            case RESIZE -> DatabaseState.RESIZING;
            case RESTART, UPGRADE, UNDO_UPGRADE, CONFIGURE, CERTIFY, PUBLISH, UNPUBLISH -> DatabaseState.RESTARTING;
            case DELETE -> DatabaseState.DELETING;
            case BACKUP,
                    IMPORT,
                    RESTORE,
                    RESTORE_TABLES,
                    SNAPSHOT,
                    VERIFY_BACKUP,
                    DELETE_BACKUP,
                    SCRUB_BACKUP,
                    HOLD_BACKUP,
                    SET_BACKUP_POLICY,
                    ROTATE_CREDENTIALS -> state;
            case CREATE_INNER_DATABASE,
                    DROP_INNER_DATABASE,
                    END_SESSION,
                    ADD_EXTENSION,
                    REMOVE_EXTENSION,
                    CREATE_USER,
                    GRANT_USER,
                    DROP_USER,
                    CONFIRM_UPGRADE,
                    MAINTENANCE -> state;
        };
    }

    private boolean possibleFor(OperationKind kind) {
        return switch (kind) {
            case PROVISION -> false;
            case START -> onceReady && in(DatabaseState.STOPPED, DatabaseState.FAILED);
            case STOP, RESTART, RESIZE, UPGRADE, UNDO_UPGRADE, CONFIGURE, CERTIFY, PUBLISH, UNPUBLISH, RESTORE ->
                onceReady && in(DatabaseState.RUNNING, DatabaseState.FAILED);
            case BACKUP, IMPORT, RESTORE_TABLES, SNAPSHOT, ROTATE_CREDENTIALS -> in(DatabaseState.RUNNING);
            case CREATE_INNER_DATABASE,
                    DROP_INNER_DATABASE,
                    END_SESSION,
                    ADD_EXTENSION,
                    REMOVE_EXTENSION,
                    CREATE_USER,
                    GRANT_USER,
                    DROP_USER,
                    CONFIRM_UPGRADE,
                    MAINTENANCE -> in(DatabaseState.RUNNING);
            case DELETE, SET_BACKUP_POLICY -> !in(DatabaseState.DELETED);
            case VERIFY_BACKUP, DELETE_BACKUP, HOLD_BACKUP, SCRUB_BACKUP -> true;
        };
    }

    private boolean in(DatabaseState... states) {
        return Set.of(states).contains(state);
    }

    private static String neededFor(OperationKind kind) {
        return switch (kind) {
            case PROVISION -> "it exists already";
            case START -> "only a stopped one, or one that failed after it was once ready, can be started";
            case STOP,
                    RESTART,
                    RESIZE,
                    UPGRADE,
                    UNDO_UPGRADE,
                    CONFIGURE,
                    CERTIFY,
                    PUBLISH,
                    UNPUBLISH,
                    RESTORE,
                    RESTORE_TABLES,
                    SNAPSHOT,
                    BACKUP,
                    IMPORT,
                    ROTATE_CREDENTIALS -> "this needs a running one";
            case CREATE_INNER_DATABASE,
                    DROP_INNER_DATABASE,
                    END_SESSION,
                    ADD_EXTENSION,
                    REMOVE_EXTENSION,
                    CREATE_USER,
                    GRANT_USER,
                    DROP_USER,
                    CONFIRM_UPGRADE,
                    MAINTENANCE -> "this needs a running one";
            case DELETE -> "it cannot be deleted again";
            case SET_BACKUP_POLICY -> "nothing will be backed up any more";
            case VERIFY_BACKUP, DELETE_BACKUP, HOLD_BACKUP, SCRUB_BACKUP -> "this cannot be done now";
        };
    }

    private static void refuseBecauseOf(Unfinished running) {
        throw new CodedException(
                ErrorCode.OPERATION_IN_PROGRESS,
                "the operation " + running.operation() + " (" + running.kind() + ") of this database has not ended");
    }
}
