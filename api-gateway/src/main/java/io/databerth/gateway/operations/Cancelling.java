package io.databerth.gateway.operations;

import io.databerth.contracts.CancelOperation;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Outgoing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/** Asks the worker of an operation to end it, and notes that, in one statement. The second time nothing new is asked. */
@ApplicationScoped
class Cancelling {
    private static final String ASK =
            """
            with asked as (update operation_view set cancel_requested_at = now()
                           where id = $1 and state in ('QUEUED', 'RUNNING') and cancel_requested_at is null
                           returning database_id, project),
                 entry as (insert into audit_entry (database_id, project, actor, door, action, outcome, at)
                           select database_id, project, $2, 'rest', 'cancel', 'asked', now() from asked)
            insert into outbox (topic, key, value) select $3, $4, $5 from asked
            """;

    @Inject
    Pool store;

    /** STATE_CONFLICT when it has ended, OPERATION_UNSUPPORTED when its kind cannot be cancelled. */
    Uni<Void> ask(Caller caller, OperationView operation) {
        if (!operation.kind.isCancellable()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "an operation of the kind " + operation.kind
                            + " cannot be cancelled; a backup, an import, a restore and a proof can");
        }
        if (operation.state.hasEnded()) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the operation has " + operation.state);
        }
        DatabaseId database = new DatabaseId(operation.databaseId);
        Outgoing told = new Outgoing(Topic.BACKUP_COMMANDS, new CancelOperation(operation.operation(), database));
        Envelope<?> envelope = told.envelope();
        return store.preparedQuery(ASK)
                .execute(Tuple.from(Arrays.asList(
                        operation.id,
                        caller.name(),
                        told.topic().wireName(),
                        envelope.subject(),
                        Outgoing.text(envelope))))
                .replaceWithVoid();
    }
}
