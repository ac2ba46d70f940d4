package io.databerth.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.CancelOperation;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Samples;
import io.databerth.messaging.Store;
import io.databerth.messaging.WireFormat;
import io.databerth.messaging.deadletter.RecordPlace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operation that somebody wants to end: here each takes until it is interrupted, or let go. */
class CancellationTest {
    private final DataSource store = Store.fresh();
    private final DatabaseId database = DatabaseId.next();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private volatile boolean cancellable = true;
    private OperationRunner<DatabaseCommand> runner;

    @BeforeEach
    void start() {
        // So long a poll that only a wish that arrives is heard of in time.
        runner = new OperationRunner<>(
                store,
                new WorkQueue(store, Duration.ofSeconds(30)),
                new Outbox("/test"),
                new Journal(),
                new Patient(),
                Duration.ofMinutes(1),
                1);
        runner.start();
    }

    @AfterEach
    void stop() {
        letGo.countDown();
        runner.close();
    }

    @Test
    void whatRunsIsInterruptedAndEndsAsCancelledAndIsNotTriedAgain() {
        DatabaseCommand running = arrived();
        cancel(running);
        await().until(() -> cancelled() == 1);
        assertThat(begun).hasValue(1);
        assertThat(ended("failed")).isEqualTo(1);
    }

    @Test
    void whatWaitsForItsTurnNeverBegins() {
        arrived();
        DatabaseCommand waiting = Samples.stop(database, 2);
        receive(waiting);
        cancel(waiting);
        letGo.countDown();
        await().until(() -> cancelled() == 1);
        assertThat(begun).hasValue(1);
        assertThat(ended("succeeded")).isEqualTo(1);
    }

    @Test
    void whatIsPastItsPointOfNoReturnGoesOn() {
        cancellable = false;
        DatabaseCommand running = arrived();
        cancel(running);
        letGo.countDown();
        await().until(() -> ended("succeeded") == 1);
        assertThat(cancelled()).isZero();
    }

    @Test
    void whatHasEndedOrBelongsToAnotherDatabaseIsLeftAlone() {
        DatabaseCommand running = arrived();
        receive(new CancelOperation(running.operation(), DatabaseId.next()));
        letGo.countDown();
        await().until(() -> ended("succeeded") == 1);
        cancel(running);
        assertThat(Store.number(store, "select count(*) from operation where cancel_requested"))
                .isZero();
    }

    private DatabaseCommand arrived() {
        DatabaseCommand command = Samples.stop(database, 1);
        receive(command);
        await().until(() -> begun.get() == 1);
        return command;
    }

    private void cancel(DatabaseCommand command) {
        receive(new CancelOperation(command.operation(), command.database()));
    }

    private void receive(Message message) {
        new CommandInbox(store, DatabaseCommand.class, runner::wake)
                .receive(new RecordPlace("topic", 0, 0, null), WireFormat.encode(Envelope.of("/test", message)));
    }

    private long ended(String status) {
        return Store.number(store, "select count(*) from operation where status = '" + status + "'");
    }

    private long cancelled() {
        return Store.number(
                store, "select count(*) from outbox where value::json #>> '{data,failure,code}' = 'CANCELLED'");
    }

    private final class Patient implements CommandHandler<DatabaseCommand> {
        @Override
        public Class<DatabaseCommand> family() {
            return DatabaseCommand.class;
        }

        @Override
        public boolean isCancellable(DatabaseCommand command) {
            return cancellable;
        }

        @Override
        public void handle(DatabaseCommand command, Work work) throws Exception {
            begun.incrementAndGet();
            if (!letGo.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody let it go");
            }
            work.conclude(new DatabaseEvent.Stopped(command.operation(), command.database()));
        }
    }
}
