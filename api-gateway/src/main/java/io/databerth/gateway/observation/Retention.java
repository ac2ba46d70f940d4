package io.databerth.gateway.observation;

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

/** Keeps samples for as long as the site wants them. */
@ApplicationScoped
public class Retention {
    @Inject
    Pool store;

    @ConfigProperty(name = "databerth.samples-kept-for", defaultValue = "7d")
    Duration keptFor;

    @Scheduled(every = "10m", delayed = "3m")
    Uni<Void> forgetOldSamples() {
        return store.preparedQuery("delete from metrics_sample where at < $1")
                .execute(Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(keptFor)))
                .replaceWithVoid();
    }
}
