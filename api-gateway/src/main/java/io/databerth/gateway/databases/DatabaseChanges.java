package io.databerth.gateway.databases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Claim;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.gateway.http.IfMatch;
import io.databerth.gateway.operations.Acceptance;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.gateway.operations.OperationView;
import io.databerth.gateway.operations.OutboxWake;
import io.databerth.gateway.operations.RevealTickets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accepts changes of existing databases, one at a time for each: the decision is made under a lock of the database's row. */
@ApplicationScoped
public class DatabaseChanges {
    private static final int ACCEPTED = 202;
    private static final String LOCK =
            // Not the port: an engine that is a library has none.
            "select state, generation, address is not null as once_ready from database_view where id = $1 for update";
    private static final String UNFINISHED =
            "select id, kind from operation_view where database_id = $1 and state in ('QUEUED', 'RUNNING') order by id";
    private static final String WRITE = Acceptance.statement(
            "update database_view set state = $20::text, generation = $21::bigint, updated_at = $22::timestamptz where id = $23::uuid");
    private static final String WRITE_WITH_BACKUP = Acceptance.statement(
            """
            insert into backup_view (id, database_id, project, engine, version, operation_id, safety, state, created_at)
            select $5::uuid, id, project, engine, version, $1::uuid, false, 'DUMPING', $8::timestamptz
            from database_view where id = $20::uuid
            """);

    @Inject
    Pool store;

    @Inject
    IdempotentAnswers answers;

    @Inject
    RevealTickets tickets;

    @Inject
    OutboxWake relay;

    /**
     * Asks for the change of a database that the caller may see.
     *
     * @param change refuses by itself what does not depend on the database's state; a repeated request is answered all the same
     */
    public Uni<Response> ask(ChangeRequest request, @Nullable Object body, DatabaseView view, Supplier<Change> change) {
        return askOnce(request, body, view, () -> Uni.createFrom().item(change.get()));
    }

    /** As {@link #ask}, for a change that somebody else has to be asked about first. */
    public Uni<Response> askOnce(
            ChangeRequest request, @Nullable Object body, DatabaseView view, Supplier<Uni<Change>> change) {
        return askOnce(request, body, view, change, () -> Uni.createFrom().voidItem());
    }

    /**
     * As {@link #askOnce(ChangeRequest, Object, DatabaseView, Supplier)}.
     *
     * @param refused takes back what making the change has done elsewhere; for a repeated request, too
     */
    public Uni<Response> askOnce(
            ChangeRequest request,
            @Nullable Object body,
            DatabaseView view,
            Supplier<Uni<Change>> change,
            Supplier<Uni<Void>> refused) {
        return answers.once(
                request,
                body,
                claim -> change.get()
                        .flatMap(wanted -> store.withTransaction(
                                        connection -> accept(connection, request, claim, view, wanted))
                                .onFailure()
                                .call(_ -> refused.get()))
                        .invoke(() -> relay.soon()),
                this::withTicket);
    }

    /** Puts the ticket back that is kept nowhere. */
    ObjectNode withTicket(ObjectNode body) {
        OperationKind kind =
                OperationKind.named(body.at("/operation/kind").asText()).orElseThrow();
        if (kind.givesTicket()) {
            OperationId operation = OperationId.parse(body.at("/operation/id").asText());
            body.put("revealTicket", tickets.of(operation).reveal());
        }
        return body;
    }

    private Uni<Answer> accept(
            SqlConnection connection, ChangeRequest request, Claim claim, DatabaseView view, Change change) {
        return admission(connection, view).flatMap(admission -> {
            request.condition().require(view.generation);
            view.state = admission.admit(change.kind());
            OperationView operation = change.operation(view, request.caller());
            view.generation = operation.generation;
            view.updatedAt = operation.requestedAt;
            return write(connection, claim, view, operation, change);
        });
    }

    /** Fails as asking for such a change would now: before much is done for one. What holds later is decided later. */
    public Uni<Void> requireAdmitted(ChangeRequest request, DatabaseView view, OperationKind kind) {
        return store.withTransaction(connection -> admission(connection, view))
                .invoke(admission -> {
                    request.condition().require(view.generation);
                    admission.admit(kind);
                })
                .replaceWithVoid();
    }

    private static Uni<Admission> admission(SqlConnection connection, DatabaseView view) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(view.id)).flatMap(locked -> connection
                .preparedQuery(UNFINISHED)
                .execute(Tuple.of(view.id))
                .map(unfinished -> admission(locked.iterator().next(), view, unfinished)));
    }

    /** What was read before may be older than the lock: state and generation are the locked ones from here on. */
    private static Admission admission(Row locked, DatabaseView view, RowSet<Row> unfinished) {
        view.state = DatabaseState.valueOf(locked.getString("state"));
        view.generation = locked.getLong("generation");
        List<Admission.Unfinished> running = new ArrayList<>();
        for (Row row : unfinished) {
            running.add(new Admission.Unfinished(
                    new OperationId(row.getUUID("id")), OperationKind.valueOf(row.getString("kind"))));
        }
        return new Admission(view.state, locked.getBoolean("once_ready"), running);
    }

    private Uni<Answer> write(
            SqlConnection connection, Claim claim, DatabaseView view, OperationView operation, Change change) {
        Acceptance acceptance = new Acceptance(operation, change.commands(operation), claim, answerTo(operation, view));
        return change.kind().makesBackup()
                ? acceptance.write(connection, WRITE_WITH_BACKUP, List.of(view.id))
                : acceptance.write(
                        connection,
                        WRITE,
                        List.of(view.state.name(), view.generation, view.updatedAt.atOffset(ZoneOffset.UTC), view.id));
    }

    Answer answerTo(OperationView operation, DatabaseView view) {
        return answers.answer(
                ACCEPTED,
                AcceptedAnswer.locationOf(operation),
                IfMatch.tag(view.generation),
                AcceptedAnswer.of(operation, view));
    }
}
