package io.databerth.messaging;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.messaging.deadletter.DeadLetter;
import io.databerth.messaging.deadletter.DeadLetters;
import io.databerth.messaging.deadletter.RecordPlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events so that each has its effect exactly once, however often its record arrives. */
public final class EventInbox {
    private static final Logger LOG = LoggerFactory.getLogger(EventInbox.class);
    private final DataSource store;
    private final AtomicLong skipped = new AtomicLong();

    public EventInbox(DataSource store) {
        this.store = store;
    }

    /** Returns once the event's effect is committed. Unknown types are counted and skipped, malformed records become dead letters. */
    public void receive(RecordPlace place, byte @Nullable [] value, EventReaction reaction) {
        switch (WireFormat.decode(value)) {
            case Decoded.Known known -> StoreRetry.untilTaken(() -> react(known.envelope(), reaction));
            case Decoded.Unknown unknown -> skip(place, unknown);
            case Decoded.Malformed malformed ->
                StoreRetry.untilTaken(() -> Transactions.run(
                        store,
                        transaction ->
                                DeadLetters.append(transaction, DeadLetter.of(place, value, malformed.reason()))));
        }
    }

    /** How many events of unknown types passed by since the start. */
    public long skipped() {
        return skipped.get();
    }

    /** Forgets events older than {@code age}: no broker redelivers a record that late. */
    public int forgetOlderThan(Duration age) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement delete = transaction.prepareStatement(
                    "delete from consumed_event where consumed_at < now() - make_interval(secs => ?)")) {
                delete.setDouble(1, age.toSeconds());
                return delete.executeUpdate();
            }
        });
    }

    private void skip(RecordPlace place, Decoded.Unknown unknown) {
        skipped.incrementAndGet();
        LOG.info("skipped an event of unknown type {} at {}", unknown.type(), place);
    }

    private void react(Envelope<Message> event, EventReaction reaction) throws SQLException {
        Transactions.run(store, transaction -> {
            if (isNew(transaction, event.id())) {
                reaction.on(transaction, event);
            }
        });
    }

    private static boolean isNew(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("insert into consumed_event (id) values (?) on conflict do nothing")) {
            insert.setObject(1, id);
            return insert.executeUpdate() == 1;
        }
    }
}
