package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.contracts.backup.TableName;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseState;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.operations.OperationKind;
import java.util.List;
import java.util.Optional;

/** The changes that concern backups, with what must be true of a backup beforehand. */
final class BackupChanges {
    private BackupChanges() {}

    static Change take(BackupKind kind) {
        BackupId backup = BackupId.next();
        if (kind == BackupKind.SNAPSHOT) {
            return ofSnapshot(
                    OperationKind.SNAPSHOT,
                    backup,
                    (operation, database, generation) ->
                            new DatabaseCommand.TakeSnapshot(operation, database, generation, backup));
        }
        return change(
                OperationKind.BACKUP,
                backup,
                (operation, database, generation) ->
                        new BackupCommand.Take(operation, database, generation, backup, kind));
    }

    /** @param source the server that it comes from; empty when it was uploaded */
    static Change bringIn(BackupId backup, Optional<ImportSource> source) {
        return change(
                OperationKind.IMPORT,
                backup,
                (operation, database, generation) ->
                        new BackupCommand.Import(operation, database, generation, backup, source));
    }

    static Change restore(DatabaseView target, BackupView view) {
        return restore(target, view, List.of());
    }

    /** @param databases the inner databases to bring back; all of them when empty */
    static Change restore(DatabaseView target, BackupView view, List<String> databases) {
        if (view.kind == BackupKind.SNAPSHOT) {
            return restoreSnapshot(target, view);
        }
        requireFit(target, view);
        BackupId safety = BackupId.next();
        return change(
                OperationKind.RESTORE,
                view.backup(),
                (operation, database, generation) -> new BackupCommand.Restore(
                        operation,
                        database,
                        generation,
                        view.backup(),
                        safety,
                        target.state == DatabaseState.FAILED ? target.spec() : null,
                        databases));
    }

    private static Change restoreSnapshot(DatabaseView target, BackupView view) {
        if (!view.databaseId.equals(target.id)) {
            throw new CodedException(ErrorCode.BACKUP_UNUSABLE, "a snapshot can be restored in its own database only");
        }
        if (view.state != BackupState.KEPT) {
            throw new CodedException(ErrorCode.BACKUP_UNUSABLE, "the snapshot is " + view.state + ": it must be kept");
        }
        BackupId safety = BackupId.next();
        return ofSnapshot(
                OperationKind.RESTORE,
                view.backup(),
                (operation, database, generation) ->
                        new DatabaseCommand.RestoreSnapshot(operation, database, generation, view.backup(), safety));
    }

    private static Change ofSnapshot(OperationKind kind, BackupId snapshot, Change.CommandOf command) {
        return new Change(kind, Topic.DATABASE_COMMANDS, snapshot, command);
    }

    /** @param tables one at least */
    static Change restoreTables(DatabaseView target, BackupView view, List<TableName> tables) {
        requireFit(target, view);
        return change(
                OperationKind.RESTORE_TABLES,
                view.backup(),
                (operation, database, generation) ->
                        new BackupCommand.RestoreTables(operation, database, generation, view.backup(), tables));
    }

    private static void requireFit(DatabaseView target, BackupView view) {
        if (!view.engine.equals(target.engine) || !view.project.equals(target.project)) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "a backup can be restored into a database of the same engine and project only");
        }
        view.requireUsable();
    }

    /** Also of a corrupt one: a target that was away may be back, and only reading the file again can tell. */
    static Change verify(BackupView view) {
        refuseSnapshot(view, "be proven");
        if (view.state != BackupState.CORRUPT) {
            view.requireUsable();
        }
        return change(
                OperationKind.VERIFY_BACKUP,
                view.backup(),
                (operation, database, generation) ->
                        new BackupCommand.Verify(operation, database, generation, view.backup()));
    }

    static Change delete(BackupView view) {
        if (view.state == BackupState.DELETED) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the backup is deleted already");
        }
        if (view.held) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the backup is held: release it, then delete it");
        }
        if (view.kind == BackupKind.SNAPSHOT) {
            return ofSnapshot(
                    OperationKind.DELETE_BACKUP,
                    view.backup(),
                    (operation, database, generation) ->
                            new DatabaseCommand.DeleteSnapshot(operation, database, generation, view.backup()));
        }
        return change(
                OperationKind.DELETE_BACKUP,
                view.backup(),
                (operation, database, generation) ->
                        new BackupCommand.Delete(operation, database, generation, view.backup()));
    }

    static Change hold(BackupView view, boolean held) {
        refuseSnapshot(view, "be held, since no policy deletes it");
        if (view.state == BackupState.DELETED) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the backup is deleted");
        }
        return change(
                OperationKind.HOLD_BACKUP,
                view.backup(),
                (operation, database, generation) ->
                        new BackupCommand.Hold(operation, database, generation, view.backup(), held));
    }

    private static void refuseSnapshot(BackupView view, String what) {
        if (view.kind == BackupKind.SNAPSHOT) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "a snapshot cannot " + what);
        }
    }

    private static Change change(OperationKind kind, BackupId backup, Change.CommandOf command) {
        return new Change(kind, Topic.BACKUP_COMMANDS, backup, command);
    }
}
