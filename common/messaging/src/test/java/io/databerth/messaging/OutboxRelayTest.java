package io.databerth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.Topic;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.embedded.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OutboxRelayTest {
    private static final Duration LONG_POLL = Duration.ofMinutes(5);
    private final DataSource store = Store.fresh();
    private final Outbox outbox = new Outbox("/test");
    private final DatabaseId database = DatabaseId.next();

    @BeforeAll
    static void topics() {
        TestServers.createTopics(Topic.DATABASE_COMMANDS.wireName());
    }

    @Test
    void whatIsCommittedIsPublishedInOrderAndOnlyThenForgotten() throws SQLException {
        Transactions.run(store, transaction -> {
            for (int generation = 1; generation <= 1_200; generation++) {
                outbox.append(transaction, Topic.DATABASE_COMMANDS, Samples.stop(database, generation));
            }
        });
        try (OutboxRelay relay = relay()) {
            relay.start();
            assertThat(generations(1_200))
                    .isEqualTo(IntStream.rangeClosed(1, 1_200).boxed().toList());
            await().untilAsserted(() -> assertThat(waiting()).isZero());
        }
    }

    @Test
    void theCommitWakesTheRelayLongBeforeItsPoll() throws SQLException {
        try (OutboxRelay relay = relay()) {
            relay.start();
            append(1);
            await().until(() -> waiting() == 0);
            append(2);
            await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == 0);
        }
    }

    @Test
    @Timeout(100) // The end of its poll is five minutes away.
    void oneThatWaitsIsClosedWithoutTheEndOfItsPoll() throws SQLException {
        try (OutboxRelay relay = relay()) {
            relay.start();
            append(1);
            await().until(() -> waiting() == 0);
        }
    }

    @Test
    void whatIsRolledBackIsNeverPublished() throws SQLException {
        try (OutboxRelay relay = relay()) {
            relay.start();
            try {
                Transactions.run(store, transaction -> {
                    outbox.append(transaction, Topic.DATABASE_COMMANDS, Samples.stop(database, 1));
                    throw new SQLException("the business said no");
                });
            } catch (SQLException expected) {
                append(2);
            }
            assertThat(generations(1)).containsExactly(2);
        }
    }

    @Test
    void twoRelaysOnOneStoreKeepTheOrderAndPublishEachRowOnce() throws SQLException {
        try (OutboxRelay first = relay();
                OutboxRelay second = relay()) {
            first.start();
            second.start();
            for (int generation = 1; generation <= 200; generation++) {
                append(generation);
            }
            await().until(() -> waiting() == 0);
        }
        assertThat(generations(200))
                .isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void aRelayWithoutItsBrokerKeepsTheRowsAndSaysWhy() throws SQLException {
        append(1);
        try (OutboxRelay relay = new OutboxRelay(store, Map.of("bootstrap.servers", "127.0.0.1:9"), LONG_POLL)) {
            relay.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> relay.lastFailure().isPresent());
            assertThat(waiting()).isEqualTo(1);
        }
    }

    private OutboxRelay relay() {
        return new OutboxRelay(
                store, Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()), LONG_POLL);
    }

    private void append(long generation) throws SQLException {
        Transactions.run(
                store,
                transaction -> outbox.append(transaction, Topic.DATABASE_COMMANDS, Samples.stop(database, generation)));
    }

    private long waiting() {
        return Store.number(store, "select count(*) from outbox");
    }

    private List<Integer> generations(int expected) {
        return Topics.read(
                        Topic.DATABASE_COMMANDS.wireName(),
                        records -> records.stream().filter(this::isOurs).count() >= expected)
                .stream()
                .filter(this::isOurs)
                .map(OutboxRelayTest::generation)
                .toList();
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> entry) {
        return database.toString().equals(entry.key());
    }

    private static int generation(ConsumerRecord<String, byte[]> entry) {
        return switch (WireFormat.decode(entry.value())) {
            case Decoded.Known known ->
                (int) ((io.databerth.contracts.Command) known.envelope().data()).generation();
            case Decoded.Unknown unknown -> throw new AssertionError(unknown);
            case Decoded.Malformed malformed -> throw new AssertionError(malformed);
        };
    }
}
