package io.databerth.gateway.events;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.gateway.backups.BackupProjector;
import io.databerth.gateway.backups.BackupView;
import io.databerth.gateway.backups.SnapshotProjector;
import io.databerth.gateway.databases.DatabaseProjector;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.observation.HealthChange;
import io.databerth.gateway.observation.SampleView;
import io.databerth.gateway.operations.OperationEvents;
import io.databerth.gateway.operations.OperationView;
import io.databerth.gateway.users.KnownUsers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Folds one event into the views, in one transaction that also remembers the event's id, so that it counts once. The lock
 * of the database's row is the one that the door takes, too; all rows of a database change under it.
 */
@ApplicationScoped
public class EventProjector {
    private static final String REMEMBER = "insert into consumed_event (id) values (?1) on conflict do nothing";

    Uni<Void> project(Envelope<Message> event) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, event.id())
                        .executeUpdate())
                .flatMap(remembered -> remembered == 1
                        ? foldIntoViews(event)
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> foldIntoViews(Envelope<Message> event) {
        UUID database = event.data().database().value();
        return DatabaseView.<DatabaseView>findById(database, LockModeType.PESSIMISTIC_WRITE)
                .flatMap(view -> view == null
                        // Of another site, or of a store that was set up anew: nobody here can see it.
                        ? Uni.createFrom().voidItem()
                        : fold(view, event).flatMap(folded -> EventView.of(event, view.id, view.project)
                                .persist()
                                .replaceWithVoid()));
    }

    private static Uni<Void> fold(DatabaseView view, Envelope<Message> event) {
        return switch (event.data()) {
            case MetricsSample sample -> {
                new DatabaseProjector(view, null, event.time()).fold(sample);
                yield SampleView.of(sample).persist().replaceWithVoid();
            }
            case HealthEvent health -> {
                new DatabaseProjector(view, null, event.time()).fold(health);
                yield health instanceof HealthEvent.Changed change
                        ? HealthChange.of(change).persist().replaceWithVoid()
                        : Uni.createFrom().voidItem();
            }
            default -> operationOf(view, event.data()).flatMap(operation -> fold(view, operation.orElse(null), event));
        };
    }

    /** The event's operation, if it is one of this database that this door accepted. */
    private static Uni<Optional<OperationView>> operationOf(DatabaseView view, Message event) {
        return OperationEvents.operationOf(event)
                .map(operation -> OperationView.<OperationView>find(
                                "id = ?1 and databaseId = ?2", operation.value(), view.id)
                        .firstResult()
                        .flatMap(found -> found == null
                                ? begun(view, event)
                                : Uni.createFrom().item(Optional.of(found))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** What the backup worker begins by itself is not asked for at the door either. */
    private static Uni<Optional<OperationView>> begun(DatabaseView view, Message event) {
        return event instanceof BackupEvent.Due due
                ? OperationView.begunByItself(due, view.project, view.generation)
                        .<OperationView>persist()
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private static Uni<Void> fold(DatabaseView view, @Nullable OperationView operation, Envelope<Message> event) {
        Instant at = event.time();
        if (operation != null) {
            operation.fold(event.data(), at);
        }
        DatabaseProjector database = new DatabaseProjector(view, operation, at);
        switch (event.data()) {
            case DatabaseEvent it -> {
                database.fold(it);
                return KnownUsers.fold(it).call(() -> SnapshotProjector.fold(view, operation, it, at));
            }
            case CredentialEvent it -> {
                database.fold(it);
                return KnownUsers.fold(it);
            }
            case BackupEvent it -> {
                database.fold(it);
                return foldBackup(view, it, at);
            }
            default -> throw new IllegalArgumentException("an event that no view is made of: " + event.type());
        }
    }

    private static Uni<Void> foldBackup(DatabaseView database, BackupEvent event, Instant at) {
        return BackupProjector.backupOf(event)
                .map(id -> BackupView.<BackupView>findById(id.value())
                        .flatMap(found -> found == null
                                ? announced(database, event, at)
                                : Uni.createFrom().item(Optional.of(found)))
                        .invoke(known -> known.ifPresent(view -> BackupProjector.fold(view, event, at)))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The safety backup before a restore is not asked for at the door: its first event makes its row. */
    private static Uni<Optional<BackupView>> announced(DatabaseView database, BackupEvent event, Instant at) {
        return BackupProjector.announced(database, event, at)
                .map(view -> view.<BackupView>persist().map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
