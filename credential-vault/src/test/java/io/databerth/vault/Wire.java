package io.databerth.vault;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.Topic;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker as the other services see it. */
final class Wire implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<byte[]> seen = new ArrayList<>();

    Wire(String bootstrapServers, Topic read) {
        Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(read.wireName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void send(Topic topic, Message message) {
        byte[] value = WireFormat.encode(Envelope.of("/test", message));
        String key = message.database().toString();
        try {
            producer.send(new ProducerRecord<>(topic.wireName(), key, value)).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the broker does not take the message", e);
        }
    }

    /** All records so far, as bytes. */
    List<byte[]> bytes() {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofMillis(100))) {
            seen.add(entry.value());
        }
        return List.copyOf(seen);
    }

    <M extends Message> List<M> messages(Class<M> type) {
        return bytes().stream()
                .map(WireFormat::decode)
                .filter(Decoded.Known.class::isInstance)
                .map(decoded -> ((Decoded.Known) decoded).envelope().data())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
