package io.databerth.provisioner.service;

import io.databerth.contracts.Message;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.provisioner.Provisioner;
import io.databerth.provisioner.store.CredentialApplications;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each prepared rotation; the vault's other events are of no concern here. */
@ApplicationScoped
public class CredentialConsumer {
    @Inject
    EventInbox inbox;

    @Inject
    Provisioner provisioner;

    @Incoming("credential-events")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        inbox.receive(RecordPlace.of(entry), entry.value(), (transaction, event) -> keep(transaction, event.data()));
        provisioner.rotationLoop().wake();
    }

    private static void keep(Connection transaction, Message message) throws SQLException {
        if (message instanceof CredentialEvent.RotationPrepared prepared) {
            CredentialApplications.add(transaction, prepared);
        }
    }
}
