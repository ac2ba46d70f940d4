package io.databerth.worker;

import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each command of the service's topic, and acknowledges its record when it is kept. */
@ApplicationScoped
public class CommandConsumer {
    @Inject
    CommandInbox inbox;

    @Incoming("commands")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        inbox.receive(RecordPlace.of(entry), entry.value());
    }
}
