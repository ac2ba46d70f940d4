package io.databerth.vault;

import io.databerth.messaging.EventInbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the backup worker's events, and acknowledges each when its effect is committed. */
@ApplicationScoped
public class BackupEventConsumer {
    @Inject
    EventInbox inbox;

    @Inject
    BackupEventReaction reaction;

    @Incoming("backup-events")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        inbox.receive(RecordPlace.of(entry), entry.value(), reaction);
    }
}
