package io.databerth.monitor;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.Topic;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The provisioner's and the gateway's end of the topics. */
final class Wire implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Message> unread = new ArrayList<>();

    Wire(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.HEALTH_EVENTS.wireName(), Topic.METRICS_SAMPLES.wireName()));
    }

    void send(Message message) throws Exception {
        Envelope<Message> envelope = Envelope.of("/databerth/provisioner", message);
        producer.send(new ProducerRecord<>(
                        Topic.DATABASE_EVENTS.wireName(), envelope.subject(), WireFormat.encode(envelope)))
                .get();
    }

    /** The first unread message of this type that fits. */
    <M extends Message> M await(Class<M> type, Predicate<M> wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<M> found = unread.stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent()) {
                unread.remove(found.get());
                return found.get();
            }
            consumer.poll(Duration.ofMillis(200)).forEach(this::read);
        }
        throw new AssertionError("no such " + type.getSimpleName() + " within " + LIMIT + "; there were " + unread);
    }

    private void read(ConsumerRecord<String, byte[]> entry) {
        unread.add(((Decoded.Known) WireFormat.decode(entry.value())).envelope().data());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
