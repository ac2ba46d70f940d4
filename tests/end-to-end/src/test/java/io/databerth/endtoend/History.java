package io.databerth.endtoend;

import io.databerth.contracts.Event;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on the topics, from their beginning to their present end. */
final class History {
    private final String bootstrapServers;

    History(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** How many different events end each operation; a record that was published twice counts once. */
    Map<String, Integer> endsByOperation() {
        Map<String, Integer> ends = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (Topic topic : List.of(Topic.DATABASE_EVENTS, Topic.BACKUP_EVENTS, Topic.CREDENTIAL_EVENTS)) {
            records(topic.wireName()).forEach(entry -> {
                if (WireFormat.decode(entry.value()) instanceof Decoded.Known known
                        && seen.add(known.envelope().id())) {
                    ended((Event) known.envelope().data())
                            .ifPresent(operation -> ends.merge(operation.toString(), 1, Integer::sum));
                }
            });
        }
        return ends;
    }

    /** Every record of every topic. */
    List<ConsumerRecord<String, byte[]>> everything() {
        return Topic.allNames().stream().flatMap(name -> records(name).stream()).toList();
    }

    private static Optional<OperationId> ended(Event event) {
        return switch (event) {
            case DatabaseEvent.Ready ready -> Optional.of(ready.operation());
            case DatabaseEvent.Stopped stopped -> Optional.of(stopped.operation());
            case DatabaseEvent.Deleted deleted -> Optional.of(deleted.operation());
            case DatabaseEvent.Failed failed -> Optional.of(failed.operation());
            case BackupEvent.Proven proven -> Optional.of(proven.operation());
            case BackupEvent.LeftUnproven left -> Optional.of(left.operation());
            case BackupEvent.Restored restored -> Optional.of(restored.operation());
            case BackupEvent.Deleted deleted -> Optional.of(deleted.operation());
            case BackupEvent.Failed failed -> Optional.of(failed.operation());
            case DatabaseEvent.UserSet set -> Optional.of(set.operation());
            case CredentialEvent.UserRevoked revoked -> Optional.of(revoked.operation());
            case CredentialEvent.Rotated rotated -> Optional.of(rotated.operation());
            case CredentialEvent.Failed failed -> Optional.of(failed.operation());
            default -> Optional.empty();
        };
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", bootstrapServers, "group.id", "history");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(History::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> read = new java.util.ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
