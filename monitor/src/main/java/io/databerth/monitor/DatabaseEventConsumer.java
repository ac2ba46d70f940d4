package io.databerth.monitor;

import io.databerth.messaging.deadletter.RecordPlace;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from the provisioner's events which databases should run. */
@ApplicationScoped
public class DatabaseEventConsumer {
    @Inject
    Monitor monitor;

    @Incoming("database-events")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        monitor.learn(RecordPlace.of(entry), entry.value());
    }
}
