package io.databerth.gateway.backups;

import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.OperationView;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Folds what the provisioner tells of snapshots into the list of backups. */
public final class SnapshotProjector {
    private SnapshotProjector() {}

    /** @param operation the event's own, if it is one that this door accepted */
    public static Uni<Void> fold(
            DatabaseView database, @Nullable OperationView operation, DatabaseEvent event, Instant at) {
        return switch (event) {
            case DatabaseEvent.SnapshotTaken it ->
                row(it.snapshot().value(), () -> announced(database, it))
                        .invoke(view -> taken(view, it))
                        .replaceWithVoid();
            case DatabaseEvent.SnapshotGone it ->
                BackupView.<BackupView>findById(it.snapshot().value())
                        .invoke(view -> {
                            if (view != null) {
                                gone(view, at);
                            }
                        })
                        .replaceWithVoid();
            case DatabaseEvent.Failed it
            when operation != null && operation.kind == OperationKind.SNAPSHOT ->
                BackupView.<BackupView>findById(operation.backupId)
                        .invoke(view -> {
                            view.kind = BackupKind.SNAPSHOT;
                            view.state = BackupState.FAILED;
                            view.failure = it.failure();
                        })
                        .replaceWithVoid();
            case DatabaseEvent.Deleted it
            when it.data() == DataDisposal.ERASE ->
                BackupView.update(
                                "state = ?1, deletedAt = ?2 where databaseId = ?3 and kind = ?4 and state <> ?1",
                                BackupState.DELETED,
                                at,
                                database.id,
                                BackupKind.SNAPSHOT)
                        .replaceWithVoid();
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<BackupView> row(UUID id, Supplier<BackupView> otherwise) {
        return BackupView.<BackupView>findById(id).onItem().ifNull().switchTo(() -> otherwise
                .get()
                .persist());
    }

    /** What a restore has replaced is not asked for at the door. */
    private static BackupView announced(DatabaseView database, DatabaseEvent.SnapshotTaken event) {
        return BackupView.begun(event.snapshot(), database, event.operation().value(), true, event.at());
    }

    private static void taken(BackupView view, DatabaseEvent.SnapshotTaken event) {
        view.kind = BackupKind.SNAPSHOT;
        view.version = event.version();
        view.storedBytes = event.bytes();
        view.storedAt = event.at();
        if (view.state == BackupState.DUMPING) {
            view.state = BackupState.KEPT;
        }
    }

    private static void gone(BackupView view, Instant at) {
        view.state = BackupState.DELETED;
        view.deletedAt = at;
    }
}
