package io.databerth.messaging;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import java.sql.Connection;
import java.sql.SQLException;

/** What a service does about an event, inside the transaction that notes the event as consumed. */
@FunctionalInterface
public interface EventReaction {
    void on(Connection transaction, Envelope<Message> event) throws SQLException;
}
