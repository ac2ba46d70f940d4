package io.databerth.gateway.operations;

import io.databerth.messaging.OutboxRelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Publishes what was accepted. Plain JDBC on a thread of its own, the same code as in the workers; requests never wait for it. */
@ApplicationScoped
public class OutboxPublishing {
    @Inject
    DataSource store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "databerth.poll", defaultValue = "1s")
    Duration poll;

    @Produces
    @Singleton
    OutboxRelay relay() {
        return new OutboxRelay(store, Map.of("bootstrap.servers", bootstrapServers), poll);
    }

    void start(@Observes StartupEvent event, OutboxRelay relay) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent event, OutboxRelay relay) {
        relay.close();
    }

    /** Tells an operator why commands wait. They are kept meanwhile, so the gateway stays ready. */
    @Readiness
    @Produces
    @Singleton
    HealthCheck outboxCheck(OutboxRelay relay) {
        return () -> HealthCheckResponse.named("outbox")
                .up()
                .withData("waits-because", relay.lastFailure().orElse("it does not wait"))
                .build();
    }
}
