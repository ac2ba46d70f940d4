package io.databerth.messaging.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the dead letters of a topic back to it, each once: what was replayed is remembered by a consumer group. */
public final class DeadLetterReplay {
    private static final String GROUP = "databerth-dead-letter-replay";
    private static final Duration SILENCE_MEANS_END = Duration.ofSeconds(3);
    private final String bootstrapServers;

    public DeadLetterReplay(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Replays at most {@code most} letters of {@code topic} and tells how many it sent. */
    public int replay(String topic, int most) throws InterruptedException, ExecutionException {
        int sent = 0;
        try (Consumer<String, byte[]> letters = consumer();
                Producer<String, byte[]> producer = producer()) {
            letters.subscribe(List.of(topic + ".dlq"));
            for (List<ConsumerRecord<String, byte[]>> batch = poll(letters); !batch.isEmpty(); batch = poll(letters)) {
                for (ConsumerRecord<String, byte[]> letter : batch) {
                    producer.send(new ProducerRecord<>(topic, letter.key(), letter.value()))
                            .get();
                    sent++;
                }
                letters.commitSync();
                if (sent >= most) {
                    return sent;
                }
            }
        }
        return sent;
    }

    /** The reason that stands on a dead letter. */
    public static String reasonOf(ConsumerRecord<String, byte[]> letter) {
        Header reason = letter.headers().lastHeader(DeadLetter.REASON);
        return reason == null ? "no reason given" : new String(reason.value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> poll(Consumer<String, byte[]> letters) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        letters.poll(SILENCE_MEANS_END).forEach(batch::add);
        return batch;
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        configuration.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Producer<String, byte[]> producer() {
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", true);
        return new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
    }
}
