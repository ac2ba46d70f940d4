package io.databerth.backup.service;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Message;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.WireFormat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service with a real broker and a real store: from the topic of commands to the topic of events. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BackupServiceIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "databerth.data-directory")
    Path data;

    @Test
    void aCommandOfTheTopicIsAnsweredOnTheTopicOfEvents() throws Exception {
        get("/q/health/ready").then().statusCode(200);
        assertThat(Files.isDirectory(data.resolve("backups"))).isTrue();
        OperationId operation = OperationId.next();
        DatabaseId database = DatabaseId.next();
        send(new BackupCommand.Take(operation, database, 1, BackupId.next()));
        List<Message> told = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "test", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.BACKUP_EVENTS.wireName()));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(entry -> told.add(((Decoded.Known) WireFormat.decode(entry.value()))
                                .envelope()
                                .data()));
                return told.size() >= 2;
            });
        }
        assertThat(told.getFirst()).isEqualTo(new BackupEvent.Accepted(operation, database));
        BackupEvent.Failed failed = (BackupEvent.Failed) told.get(1);
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(failed.step()).isEqualTo("begin");
    }

    private void send(Message message) throws Exception {
        Envelope<Message> envelope = Envelope.of("/databerth/gateway", message);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topic.BACKUP_COMMANDS.wireName(), envelope.subject(), WireFormat.encode(envelope)))
                    .get();
        }
    }
}
