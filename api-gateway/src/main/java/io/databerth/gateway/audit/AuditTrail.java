package io.databerth.gateway.audit;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Topic;
import io.databerth.contracts.audit.AuditEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Outgoing;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** What is kept of who did what. Changes of databases write their entry in their own statement; this is for everything else. */
@ApplicationScoped
public class AuditTrail {
    public static final String DOOR = "rest";
    private static final String OF_DATABASE =
            """
            with entry as (insert into audit_entry (database_id, project, actor, door, action, outcome, at)
                           values ($1, $2, $3, 'rest', $4, $5, $6))
            insert into outbox (topic, key, value) values ($7, $8, $9)
            """;
    private static final String OF_SITE =
            """
            insert into audit_entry (project, actor, door, action, outcome, at)
            values ($1, $2, 'rest', $3, $4, now())
            """;

    @Inject
    Pool store;

    /** An entry about a database, which is also told to the audit topic. */
    public Uni<Void> record(Caller caller, DatabaseId database, String project, String action, String outcome) {
        Instant now = Instant.now();
        Outgoing told = new Outgoing(
                Topic.AUDIT_EVENTS, new AuditEvent.Recorded(database, caller.name(), DOOR, action, outcome, now));
        Envelope<?> envelope = told.envelope();
        return store.preparedQuery(OF_DATABASE)
                .execute(Tuple.from(Arrays.asList(
                        database.value(),
                        project,
                        caller.name(),
                        action,
                        outcome,
                        now.atOffset(ZoneOffset.UTC),
                        told.topic().wireName(),
                        envelope.subject(),
                        Outgoing.text(envelope))))
                .replaceWithVoid();
    }

    /** An entry about the site itself: its tokens, projects and environments. The topic's records all concern a database, so this stays here. */
    public Uni<Void> record(Caller caller, String action, String outcome) {
        return store.preparedQuery(OF_SITE)
                .execute(Tuple.from(Arrays.asList(caller.project(), caller.name(), action, outcome)))
                .replaceWithVoid();
    }

    @Scheduled(every = "6h", delayed = "5m")
    Uni<Void> forgetOldEntries() {
        return store.query("delete from audit_entry where at < now() - interval '400 days'")
                .execute()
                .replaceWithVoid();
    }
}
