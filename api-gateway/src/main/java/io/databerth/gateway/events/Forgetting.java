package io.databerth.gateway.events;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps events for as long as clients may want to resume, and their ids for longer than any broker redelivers them. */
@ApplicationScoped
public class Forgetting {
    private static final Duration IDS_KEPT_FOR = Duration.ofDays(30);

    @Inject
    Pool store;

    @ConfigProperty(name = "databerth.events-kept-for", defaultValue = "7d")
    Duration eventsKeptFor;

    @Scheduled(every = "10m", delayed = "2m")
    Uni<Void> forgetOldEvents() {
        return delete("delete from event where at < $1", eventsKeptFor);
    }

    @Scheduled(every = "6h", delayed = "7m")
    Uni<Void> forgetOldIds() {
        return delete("delete from consumed_event where consumed_at < $1", IDS_KEPT_FOR);
    }

    private Uni<Void> delete(String statement, Duration age) {
        return store.preparedQuery(statement)
                .execute(Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(age)))
                .replaceWithVoid();
    }
}
