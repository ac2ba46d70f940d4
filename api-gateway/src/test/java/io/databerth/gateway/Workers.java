package io.databerth.gateway;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hamcrest.Matchers;

/** Plays the workers: puts their events onto the real topics. */
final class Workers implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    void tell(Topic topic, Message event) {
        tell(topic, Envelope.of("/databerth/test", event));
    }

    void tell(Topic topic, Envelope<?> envelope) {
        tell(topic, envelope.subject(), WireFormat.encode(envelope));
    }

    void tell(Topic topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.wireName(), key, value)).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void tell(Topic topic, String key, String value) {
        tell(topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything up to a database that a client can log in to. */
    Api.Created ready(Api api, Api.Created created) {
        DatabaseId database = DatabaseId.parse(created.database());
        OperationId operation = OperationId.parse(created.operation());
        tell(
                Topic.CREDENTIAL_EVENTS,
                new CredentialEvent.Issued(
                        operation, database, "db_user_abc123", 1, "-----BEGIN CERTIFICATE-----", Instant.now()));
        tell(Topic.DATABASE_EVENTS, new DatabaseEvent.Accepted(operation, database));
        tell(Topic.DATABASE_EVENTS, readyEvent(operation, database));
        await(api, created.operation(), "succeeded");
        return created;
    }

    /** The id of a backup that was asked for now and is proven. */
    String proven(Api api, Api.Created created) {
        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        String operation = accepted.path("operation.id");
        String backup = accepted.path("operation.backup");
        stored(api, created, operation, backup);
        proven(created, operation, backup);
        await(api, operation, "succeeded");
        return backup;
    }

    void stored(Api api, Api.Created created, String operation, String backup) {
        String engine = api.get(created.path()).extract().path("engine");
        tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Stored(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        BackupId.parse(backup),
                        new StoredBackup("f.bk", 10, 30, "00", engine, "1"),
                        Instant.now()));
    }

    void proven(Api.Created created, String operation, String backup) {
        tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Proven(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        BackupId.parse(backup),
                        ProofLevel.EXACT,
                        "fp",
                        7,
                        Instant.now()));
    }

    static DatabaseEvent.Ready readyEvent(OperationId operation, DatabaseId database) {
        return new DatabaseEvent.Ready(
                operation,
                database,
                new Endpoint("127.0.0.1", "127.0.0.1", 5432),
                "image@sha256:0",
                List.of(new LimitOutcome("memory", "512MiB", "512MiB")));
    }

    static void await(Api api, String operation, String state) {
        Awaitility.await("operation " + operation + " is " + state)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api.get("/api/v1/operations/" + operation).body("state", Matchers.equalTo(state)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
