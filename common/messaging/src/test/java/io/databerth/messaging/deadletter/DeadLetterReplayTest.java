package io.databerth.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.embedded.TestServers;
import io.databerth.messaging.OutboxRelay;
import io.databerth.messaging.Store;
import io.databerth.messaging.Topics;
import io.databerth.messaging.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DeadLetterReplayTest {
    private static final String TOPIC = "databerth.replayed";

    @Test
    void aDeadLetterKeepsItsReasonAndComesBackOnce() throws Exception {
        TestServers.createTopics(TOPIC, TOPIC + ".dlq");
        DataSource store = Store.fresh();
        byte[] value = "{\"not\":\"ours\"}".getBytes(StandardCharsets.UTF_8);
        RecordPlace place = new RecordPlace(TOPIC, 0, 3, "some-key");
        Transactions.run(
                store,
                transaction -> DeadLetters.append(transaction, DeadLetter.of(place, value, "unknown command type")));
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers());
        try (OutboxRelay relay = new OutboxRelay(store, broker, Duration.ofSeconds(1))) {
            relay.start();
            await().until(() -> Store.number(store, "select count(*) from outbox") == 0);
        }
        var letter = Topics.read(TOPIC + ".dlq", records -> !records.isEmpty()).getFirst();
        assertThat(DeadLetterReplay.reasonOf(letter)).isEqualTo("unknown command type");

        DeadLetterReplay replay = new DeadLetterReplay(TestServers.kafka().bootstrapServers());
        assertThat(replay.replay(TOPIC, 10)).isEqualTo(1);
        assertThat(replay.replay(TOPIC, 10)).isZero();
        var back = Topics.read(TOPIC, records -> !records.isEmpty());
        assertThat(back).hasSize(1);
        assertThat(back.getFirst().value()).isEqualTo(value);
        assertThat(back.getFirst().key()).isEqualTo("some-key");
    }
}
