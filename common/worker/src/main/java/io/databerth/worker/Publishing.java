package io.databerth.worker;

import io.databerth.messaging.EventInbox;
import io.databerth.messaging.Outbox;
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

/** The outbox and its relay, from the service's start to its end. */
@ApplicationScoped
public class Publishing {
    @Inject
    DataSource store;

    @Inject
    ServiceName service;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "databerth.poll")
    Duration poll;

    @Produces
    @Singleton
    Outbox outbox() {
        return new Outbox(service.source());
    }

    @Produces
    @Singleton
    EventInbox eventInbox() {
        return new EventInbox(store);
    }

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

    /** Tells an operator why events wait; they are kept meanwhile, so the service stays ready. */
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
