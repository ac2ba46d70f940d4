package io.databerth.provisioner.service;

import io.databerth.contracts.Message;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.provisioner.Provisioner;
import io.databerth.provisioner.store.StorageQuotas;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Notes whose storage is full, and whose no longer; changes of health are of no concern here. */
@ApplicationScoped
public class HealthConsumer {
    @Inject
    EventInbox inbox;

    @Inject
    Provisioner provisioner;

    @Incoming("health-events")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        AtomicBoolean learned = new AtomicBoolean();
        inbox.receive(
                RecordPlace.of(entry),
                entry.value(),
                (transaction, event) -> learned.set(learn(transaction, event.data())));
        if (learned.get()) {
            provisioner.reconcileLoop().wake();
        }
    }

    private static boolean learn(Connection transaction, Message message) throws SQLException {
        if (message instanceof HealthEvent.StorageChanged finding) {
            StorageQuotas.learn(transaction, finding);
            return true;
        }
        return false;
    }
}
