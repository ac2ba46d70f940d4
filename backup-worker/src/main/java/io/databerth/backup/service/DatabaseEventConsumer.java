package io.databerth.backup.service;

import io.databerth.backup.catalogue.Policies;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Makes work of each wish for content, and forgets policies of deleted databases; the provisioner's other events are of no concern here. */
@ApplicationScoped
public class DatabaseEventConsumer {
    @Inject
    EventInbox events;

    @Inject
    CommandInbox commands;

    @Incoming("database-events")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        events.receive(RecordPlace.of(entry), entry.value(), this::keep);
        commands.wake();
    }

    private void keep(Connection transaction, Envelope<Message> event) throws SQLException {
        if (event.data() instanceof DatabaseEvent.ContentWanted wanted) {
            var command = new BackupCommand.Fill(
                    wanted.operation(), wanted.database(), wanted.generation(), wanted.spec(), wanted.content());
            commands.keep(transaction, Envelope.of(event.source(), command, event.traceparent()));
        } else if (event.data() instanceof DatabaseEvent.Deleted deleted) {
            Policies.forget(transaction, deleted.database());
        }
    }
}
