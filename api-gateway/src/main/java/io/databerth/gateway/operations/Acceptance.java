package io.databerth.gateway.operations;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Topic;
import io.databerth.contracts.audit.AuditEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.Claim;
import io.databerth.gateway.http.Outgoing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is written when a change is accepted: operation, audit entry, kept answer, commands and audit event. It is ONE
 * statement together with the change of the database's own row, so one round trip and, where nothing has to be read
 * first, one transaction by itself. This is why the accepting path uses the SQL client and not Hibernate, whose session
 * would send six.
 *
 * @param commands in the order in which they are published
 */
public record Acceptance(OperationView operation, List<Outgoing> commands, Claim claim, Answer answer) {
    /** Where the parameters of the database's own clause begin. */
    public static final int OWN = 20;

    private static final int CLAIM = 13;

    public Acceptance {
        commands = List.copyOf(commands);
    }

    /** The statement around {@code own}, which changes the database's row; its parameters are numbered from {@link #OWN} on. */
    public static String statement(String own) {
        return """
            with own as (%s),
            operation as (
                insert into operation_view (id, kind, database_id, project, backup_id, actor, generation, state, requested_at)
                values ($1::uuid, $2::text, $3::uuid, $4::text, $5::uuid, $6::text, $7::bigint, 'QUEUED', $8::timestamptz)),
            audit as (
                insert into audit_entry (database_id, project, actor, door, action, outcome, at)
                values ($3::uuid, $4::text, $6::text, 'rest', $9::text, 'accepted', $8::timestamptz)),
            answer as (%s)
            insert into outbox (topic, key, value) select * from unnest($10::text[], $11::text[], $12::text[])
            """
                .formatted(own, Claim.insert(CLAIM));
    }

    public Uni<Answer> write(SqlClient client, String statement, List<@Nullable Object> own) {
        List<@Nullable Object> parameters = new ArrayList<>(operationParameters());
        parameters.addAll(outboxParameters());
        parameters.addAll(claim.parameters(answer));
        parameters.addAll(own);
        return client.preparedQuery(statement).execute(Tuple.from(parameters)).replaceWith(answer);
    }

    private List<@Nullable Object> operationParameters() {
        return Arrays.asList(
                operation.id,
                operation.kind.name(),
                operation.databaseId,
                operation.project,
                operation.backupId,
                operation.actor,
                operation.generation,
                operation.requestedAt.atOffset(ZoneOffset.UTC),
                operation.kind.toString());
    }

    private List<@Nullable Object> outboxParameters() {
        Outgoing audit = new Outgoing(
                Topic.AUDIT_EVENTS,
                new AuditEvent.Recorded(
                        new DatabaseId(operation.databaseId),
                        operation.actor,
                        AuditTrail.DOOR,
                        operation.kind.toString(),
                        "accepted",
                        operation.requestedAt));
        List<Outgoing> all = Stream.concat(commands.stream(), Stream.of(audit)).toList();
        List<Envelope<?>> envelopes =
                all.stream().<Envelope<?>>map(Outgoing::envelope).toList();
        return Arrays.asList(
                all.stream().map(each -> each.topic().wireName()).toArray(String[]::new),
                envelopes.stream().map(Envelope::subject).toArray(String[]::new),
                envelopes.stream().map(Outgoing::text).toArray(String[]::new));
    }
}
