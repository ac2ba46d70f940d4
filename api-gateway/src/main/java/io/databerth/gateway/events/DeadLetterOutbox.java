package io.databerth.gateway.events;

import io.databerth.messaging.deadletter.DeadLetter;
import io.databerth.messaging.deadletter.RecordPlace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Puts what cannot be handled into the outbox, on its way to its topic's dead letters. */
@ApplicationScoped
public class DeadLetterOutbox {
    private static final Logger LOG = Logger.getLogger(DeadLetterOutbox.class);
    private static final String INSERT = "insert into outbox (topic, key, value, headers) values ($1, $2, $3, $4)";

    @Inject
    Pool store;

    Uni<Void> append(ConsumerRecord<String, byte[]> entry, String reason) {
        DeadLetter letter = DeadLetter.of(RecordPlace.of(entry), entry.value(), reason);
        LOG.warnf("dead letter from %s: %s", letter.place(), reason);
        JsonObject headers = new JsonObject()
                .put("dead-letter-reason", reason)
                .put("dead-letter-topic", entry.topic())
                .put("dead-letter-partition", Integer.toString(entry.partition()))
                .put("dead-letter-offset", Long.toString(entry.offset()));
        String key = letter.place().key();
        return store.preparedQuery(INSERT)
                .execute(Tuple.of(
                        entry.topic() + ".dlq",
                        key == null ? "" : text(key),
                        // A text column holds no NUL; such a byte would keep the whole letter from being stored.
                        text(letter.value()),
                        headers))
                .replaceWithVoid();
    }

    private static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
