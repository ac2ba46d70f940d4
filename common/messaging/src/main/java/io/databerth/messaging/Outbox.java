package io.databerth.messaging;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes messages beside the facts they tell, in the caller's transaction; {@link OutboxRelay} publishes them. */
public final class Outbox {
    /** For stores that are written through another client than JDBC; parameters: topic, key, value. */
    public static final String INSERT = "insert into outbox (topic, key, value) values (?, ?, ?)";

    private final String source;

    /** @param source the CloudEvents source of all messages, such as {@code /databerth/provisioner} */
    public Outbox(String source) {
        this.source = source;
    }

    public void append(Connection transaction, Topic topic, Message message) throws SQLException {
        append(transaction, topic, Envelope.of(source, message));
    }

    public void append(Connection transaction, Topic topic, Envelope<?> envelope) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, topic.wireName());
            insert.setString(2, envelope.subject());
            insert.setString(3, WireFormat.text(envelope));
            insert.executeUpdate();
        }
    }
}
