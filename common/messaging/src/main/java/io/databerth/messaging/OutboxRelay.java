package io.databerth.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes outbox rows in their order and deletes them once the broker has acknowledged them: at least once, never
 * lost. Woken by the commit that wrote a row, with a poll behind it. Of several relays on one store one works at a time.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final Duration ACKNOWLEDGEMENT_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    /** What is not acknowledged by then stays in the outbox. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(2);

    private static final int LOOK_UP_MILLIS = 500;

    private static final String ONE_AT_A_TIME =
            "select pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(current_schema()))";
    private static final String OLDEST =
            "select position, topic, key, value, headers from outbox order by position limit " + BATCH;

    private final DataSource store;
    private final Map<String, Object> producerConfiguration;
    private final Duration poll;
    private volatile boolean running;
    private volatile @Nullable String lastFailure;
    private @Nullable Thread thread;

    public OutboxRelay(DataSource store, Map<String, Object> producerConfiguration, Duration poll) {
        this.store = store;
        this.producerConfiguration = new HashMap<>(producerConfiguration);
        this.producerConfiguration.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producerConfiguration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producerConfiguration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producerConfiguration.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ACKNOWLEDGEMENT_LIMIT.toMillis());
        this.producerConfiguration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        this.producerConfiguration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        this.poll = poll;
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    /** Why the last attempt to publish failed; empty while all goes well. */
    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** Not by an interrupt: that would break the producer in the middle of its own closing. */
    @Override
    public void close() {
        running = false;
        Thread started = thread;
        if (started != null) {
            try {
                started.join(CLOSING_LIMIT.plusMillis(LOOK_UP_MILLIS));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (running) {
            Producer<String, byte[]> producer =
                    new KafkaProducer<>(producerConfiguration, new StringSerializer(), new ByteArraySerializer());
            try (Connection connection = store.getConnection()) {
                listen(connection);
                relay(connection, producer);
            } catch (Exception broken) {
                pauseAfter(broken);
            } finally {
                producer.close(CLOSING_LIMIT);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement();
                ResultSet schema = statement.executeQuery("select current_schema()")) {
            schema.next();
            String channel = "outbox_" + schema.getString(1);
            statement.execute("listen \"" + channel.replace("\"", "\"\"") + "\"");
        }
    }

    private void relay(Connection connection, Producer<String, byte[]> producer)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        while (running) {
            int published = publishBatch(connection, producer);
            lastFailure = null;
            if (published < BATCH) {
                awaitRows(connection.unwrap(PGConnection.class));
            }
        }
    }

    /** Until a commit tells of rows, the poll is over, or the relay is closed, which nothing else tells a thread that listens. */
    private void awaitRows(PGConnection listening) throws SQLException {
        long end = System.nanoTime() + poll.toNanos();
        boolean told = false;
        for (long left = poll.toMillis(); running && !told && left > 0; ) {
            PGNotification[] heard = listening.getNotifications((int) Math.min(left, LOOK_UP_MILLIS));
            told = heard != null && heard.length > 0;
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    private int publishBatch(Connection connection, Producer<String, byte[]> producer)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        connection.setAutoCommit(false);
        try {
            List<OutboxRow> rows = holdsTheTurn(connection) ? oldest(connection) : List.of();
            if (!rows.isEmpty()) {
                publish(producer, rows);
                delete(connection, rows);
            }
            connection.commit();
            return rows.size();
        } catch (SQLException | InterruptedException | ExecutionException | TimeoutException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean holdsTheTurn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet turn = statement.executeQuery(ONE_AT_A_TIME)) {
            turn.next();
            return turn.getBoolean(1);
        }
    }

    private static List<OutboxRow> oldest(Connection connection) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(OLDEST)) {
            while (result.next()) {
                rows.add(OutboxRow.of(result));
            }
        }
        return rows;
    }

    private static void publish(Producer<String, byte[]> producer, List<OutboxRow> rows)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Future<RecordMetadata>> acknowledgements =
                rows.stream().map(row -> producer.send(row.toRecord())).toList();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get(ACKNOWLEDGEMENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** By position, not by range: a row of a transaction that committed meanwhile may have a smaller one. */
    private static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where position = any (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(OutboxRow::position).toArray()));
            delete.executeUpdate();
        }
    }

    private void pauseAfter(Exception broken) {
        if (!running) {
            return;
        }
        String reason = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        if (!reason.equals(lastFailure)) {
            LOG.warn("the outbox waits: {}", reason);
        }
        lastFailure = reason;
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }
}
