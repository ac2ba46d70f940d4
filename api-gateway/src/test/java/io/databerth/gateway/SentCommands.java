package io.databerth.gateway;

import io.databerth.contracts.Command;
import io.databerth.contracts.Topic;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the gateway has published for the workers. */
final class SentCommands {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private SentCommands() {}

    /** The commands for one database on a topic, up to and with the first of this operation; fails when that does not come. */
    static List<Command> until(Topic topic, Api.Created created, String operation) {
        return of(topic, List.of(created.database()), found -> found.stream()
                .anyMatch(command -> command.operation().toString().equals(operation)));
    }

    /** The commands for these databases, in order, as soon as they are enough; fails when they never are. */
    static List<Command> of(Topic topic, Collection<String> databases, Predicate<List<Command>> enough) {
        List<Command> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", Workers.bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.wireName()));
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(300)).forEach(entry -> {
                    if (databases.contains(entry.key())) {
                        Decoded.Known known = (Decoded.Known) WireFormat.decode(entry.value());
                        found.add((Command) known.envelope().data());
                    }
                });
                if (enough.test(found)) {
                    return found;
                }
            }
        }
        throw new AssertionError("not enough commands within " + LIMIT + ", only " + found);
    }
}
