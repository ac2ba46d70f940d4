package io.databerth.gateway.operations;

import io.databerth.contracts.Failure;
import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.http.FailureColumn;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the operations that people see. */
@Entity
@Table(name = "operation_view")
public class OperationView extends PanacheEntityBase {
    /** Who asked for what nobody asked for. */
    private static final String WORKER = "backup-worker";

    @Id
    public UUID id;

    @Column
    @Enumerated(EnumType.STRING)
    public OperationKind kind;

    @Column
    public UUID databaseId;

    @Column
    public String project;

    @Column
    public @Nullable UUID backupId;

    @Column
    public String actor;

    @Column
    public long generation;

    @Column
    @Enumerated(EnumType.STRING)
    public OperationState state;

    @Column
    @Convert(converter = StepsColumn.class)
    public List<DoneStep> steps;

    @Column
    @Convert(converter = FailureColumn.class)
    public @Nullable Failure failure;

    @Column
    public Instant requestedAt;

    @Column
    public @Nullable Instant cancelRequestedAt;

    @Column
    public @Nullable Instant startedAt;

    @Column
    public @Nullable Instant finishedAt;

    /** An accepted operation that no worker knows of yet. */
    public static OperationView queued(OperationKind kind, DatabaseId database, String project, String actor) {
        OperationView view = new OperationView();
        view.id = OperationId.next().value();
        view.kind = kind;
        view.databaseId = database.value();
        view.project = project;
        view.actor = actor;
        view.state = OperationState.QUEUED;
        view.steps = List.of();
        view.generation = 1;
        view.requestedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return view;
    }

    /** One that the backup worker has begun without being asked. */
    public static OperationView begunByItself(BackupEvent.Due due, String project, long generation) {
        OperationKind kind =
                switch (due.duty()) {
                    case TAKE, FINISH -> OperationKind.BACKUP;
                    case DELETE -> OperationKind.DELETE_BACKUP;
                    case SCRUB -> OperationKind.SCRUB_BACKUP;
                };
        OperationView view = queued(kind, due.database(), project, WORKER);
        view.id = due.operation().value();
        view.backupId = due.backup().value();
        view.generation = generation;
        view.requestedAt = due.at();
        return view;
    }

    public OperationId operation() {
        return new OperationId(id);
    }

    OperationProgress progress() {
        return new OperationProgress(state, steps, failure, startedAt, finishedAt);
    }

    /** Takes in what an event of this operation says. */
    public void fold(Message event, Instant at) {
        OperationProgress after = progress().after(OperationEvents.changeOf(event, kind), at);
        state = after.state();
        steps = after.steps();
        failure = after.failure();
        startedAt = after.started();
        finishedAt = after.finished();
    }
}
