package io.databerth.messaging.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.databerth.messaging.WireFormat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts dead letters into the outbox, on their way to {@code <topic>.dlq}. */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String SUFFIX = ".dlq";
    private static final String INSERT = "insert into outbox (topic, key, value, headers) values (?, ?, ?, ?::jsonb)";

    private DeadLetters() {}

    public static void append(Connection transaction, DeadLetter letter) throws SQLException {
        LOG.warn("dead letter from {}: {}", letter.place(), letter.reason());
        String key = letter.place().key();
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, letter.place().topic() + SUFFIX);
            insert.setString(2, key == null ? "" : key);
            // A text column holds no NUL; such a byte would keep the whole letter from being stored.
            insert.setString(3, letter.value().replace('\0', '\uFFFD'));
            insert.setString(4, WireFormat.mapper().writeValueAsString(letter.headers()));
            insert.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is always JSON", impossible);
        }
    }
}
