package io.databerth.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.deadletter.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final RecordPlace PLACE = new RecordPlace("databerth.database.commands", 0, 17, "key");
    private final DataSource store = Store.fresh();
    private final AtomicInteger wakes = new AtomicInteger();
    private final CommandInbox commands = new CommandInbox(store, DatabaseCommand.class, wakes::incrementAndGet);
    private final EventInbox events = new EventInbox(store);

    @Test
    void aCommandThatArrivesThreeTimesIsKeptOnce() {
        byte[] value = WireFormat.encode(Envelope.of("/test", Samples.stop(DatabaseId.next(), 1)));
        commands.receive(PLACE, value);
        commands.receive(PLACE, value);
        commands.receive(PLACE, value);
        assertThat(Store.number(store, "select count(*) from operation")).isEqualTo(1);
    }

    @Test
    void anUnknownCommandIsDeadLetteredWithItsReasonAndPlace() {
        commands.receive(PLACE, unknownType("database.hibernate"));
        assertThat(Store.number(store, "select count(*) from operation")).isZero();
        assertThat(
                        Store.number(
                                store,
                                """
                        select count(*) from outbox where topic = 'databerth.database.commands.dlq'
                        and headers ->> 'dead-letter-reason' = 'unknown command type database.hibernate'
                        and headers ->> 'dead-letter-offset' = '17'
                        """))
                .isEqualTo(1);
    }

    @Test
    void aRecordThatIsNoMessageIsDeadLetteredEvenWithBytesThatNoTextHolds() {
        commands.receive(PLACE, "{\"\0".getBytes(StandardCharsets.UTF_8));
        commands.receive(PLACE, null);
        assertThat(Store.number(store, "select count(*) from outbox")).isEqualTo(2);
    }

    @Test
    void anEventWhereACommandBelongsIsDeadLettered() {
        commands.receive(PLACE, WireFormat.encode(stopped()));
        assertThat(Store.number(store, "select count(*) from outbox where topic like '%.dlq'"))
                .isEqualTo(1);
    }

    @Test
    void anEventHasItsEffectOnce() {
        AtomicInteger effects = new AtomicInteger();
        byte[] value = WireFormat.encode(stopped());
        events.receive(PLACE, value, (transaction, event) -> effects.incrementAndGet());
        events.receive(PLACE, value, (transaction, event) -> effects.incrementAndGet());
        assertThat(effects).hasValue(1);
    }

    @Test
    void anEventWhoseReactionBreaksIsNotNotedAsConsumed() {
        byte[] value = WireFormat.encode(stopped());
        assertThatThrownBy(() -> events.receive(PLACE, value, (transaction, event) -> {
                    throw new IllegalStateException("broken reaction");
                }))
                .hasMessage("broken reaction");
        assertThat(Store.number(store, "select count(*) from consumed_event")).isZero();
    }

    @Test
    void anUnknownEventIsCountedAndSkipped() {
        events.receive(PLACE, unknownType("database.dreamt"), (transaction, event) -> {
            throw new AssertionError("must not be called");
        });
        assertThat(events.skipped()).isEqualTo(1);
        assertThat(Store.number(store, "select count(*) from outbox")).isZero();
    }

    private static Envelope<DatabaseEvent> stopped() {
        return Envelope.of("/test", new DatabaseEvent.Stopped(OperationId.next(), DatabaseId.next()));
    }

    private static byte[] unknownType(String type) {
        return WireFormat.text(stopped()).replace("database.stopped", type).getBytes(StandardCharsets.UTF_8);
    }
}
