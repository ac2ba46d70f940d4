package io.databerth.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.Command;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
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
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationRunnerTest {
    private final DataSource store = Store.fresh();
    private final DatabaseId database = DatabaseId.next();
    private final AtomicInteger attempts = new AtomicInteger();
    private Duration lease = Duration.ofSeconds(30);
    private boolean latestWins;
    private @Nullable OperationRunner<DatabaseCommand> runner;

    @AfterEach
    void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void stepsAreToldInOrderAndOnceAndThenTheEnd() {
        run((command, work) -> {
            work.plan("one", "two");
            work.step("one", () -> {});
            work.step("two", this::failTheFirstTime);
            work.conclude(stopped(command));
        });
        arrive(Samples.stop(database, 1));
        await().until(() -> ended("succeeded") == 1);
        assertThat(attempts).hasValue(2);
        assertThat(told("database.step-done"))
                .as("step one ran twice, and was told once")
                .isEqualTo(2);
        assertThat(told("database.accepted")).isEqualTo(1);
        assertThat(told("database.stopped")).isEqualTo(1);
    }

    @Test
    void aFailureThatDoesNotPassEndsTheOperationAtOnceWithItsStep() {
        run((command, work) -> {
            attempts.incrementAndGet();
            work.plan("one");
            work.step("one", () -> {
                throw new CodedException(ErrorCode.VOLUME_LOST, "no volume");
            });
        });
        arrive(Samples.stop(database, 1));
        await().until(() -> ended("failed") == 1);
        assertThat(attempts).hasValue(1);
        assertThat(
                        Store.number(
                                store,
                                """
                        select count(*) from outbox where value::json ->> 'type' = 'database.failed'
                        and value::json #>> '{data,failure,code}' = 'VOLUME_LOST' and value::json #>> '{data,step}' = 'one'
                        """))
                .isEqualTo(1);
    }

    @Test
    void aDefectIsTriedAFewTimesAndThenEnds() {
        run((command, work) -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("a fault of ours");
        });
        arrive(Samples.stop(database, 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> ended("failed") == 1);
        assertThat(attempts).hasValue(5);
    }

    @Test
    void aTransientFailureGivesWayToALaterRequest() {
        CountDownLatch laterArrived = new CountDownLatch(1);
        run((command, work) -> {
            if (command instanceof DatabaseCommand.Stop) {
                laterArrived.await();
                throw new CodedException(ErrorCode.RUNTIME_UNAVAILABLE, "the engine is away");
            }
            work.conclude(stopped(command));
        });
        arrive(Samples.stop(database, 1));
        arrive(Samples.delete(database, 2));
        laterArrived.countDown();
        await().until(() -> ended("succeeded") == 1);
        assertThat(ended("failed")).isEqualTo(1);
    }

    @Test
    void anOlderRequestThatArrivesAfterANewerOneHasNoEffect() {
        latestWins = true;
        run((command, work) -> {
            attempts.incrementAndGet();
            work.conclude(stopped(command));
        });
        arrive(Samples.start(database, 5));
        await().until(() -> ended("succeeded") == 1);
        arrive(Samples.stop(database, 4));
        await().until(() -> ended("failed") == 1);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void theLeaseIsKeptForAsLongAsTheWorkTakes() {
        lease = Duration.ofMillis(300);
        run((command, work) -> {
            attempts.incrementAndGet();
            Thread.sleep(1_500); // five leases: the point of the test is that time passes
            work.conclude(stopped(command));
        });
        arrive(Samples.stop(database, 1));
        await().until(() -> ended("succeeded") == 1);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aZombieCannotEndAnOperationThatAnotherHasClaimed() {
        CountDownLatch takenOver = new CountDownLatch(1);
        run((command, work) -> {
            if (attempts.incrementAndGet() == 1) {
                Store.execute(store, "update operation set epoch = epoch + 1, lease_until = now()");
                takenOver.countDown();
                work.conclude(stopped(command));
                throw new AssertionError("a zombie's write must be refused");
            }
            takenOver.await();
            work.conclude(stopped(command));
        });
        arrive(Samples.stop(database, 1));
        await().until(() -> ended("succeeded") == 1);
        assertThat(told("database.stopped")).isEqualTo(1);
    }

    @Test
    void stoppingTheServiceGivesTheWorkBackAtOnce() {
        CountDownLatch begun = new CountDownLatch(1);
        run((command, work) -> {
            begun.countDown();
            Thread.sleep(Duration.ofMinutes(5));
        });
        arrive(Samples.stop(database, 1));
        await().until(() -> begun.getCount() == 0);
        runner().close();
        assertThat(Store.number(store, "select count(*) from operation where status = 'queued'"))
                .isEqualTo(1);
    }

    private void failTheFirstTime() {
        if (attempts.incrementAndGet() == 1) {
            throw new CodedException(ErrorCode.RUNTIME_UNAVAILABLE, "the engine is away");
        }
    }

    private void run(Body body) {
        CommandHandler<DatabaseCommand> handler = new CommandHandler<>() {
            @Override
            public Class<DatabaseCommand> family() {
                return DatabaseCommand.class;
            }

            @Override
            public void handle(DatabaseCommand command, Work work) throws Exception {
                body.run(command, work);
            }

            @Override
            public boolean latestWins() {
                return latestWins;
            }
        };
        runner = new OperationRunner<>(
                store,
                new WorkQueue(store, lease),
                new Outbox("/test"),
                new Journal(),
                handler,
                Duration.ofMillis(50),
                4);
        runner.start();
    }

    private OperationRunner<DatabaseCommand> runner() {
        if (runner == null) {
            throw new IllegalStateException("not running");
        }
        return runner;
    }

    private void arrive(Command command) {
        new CommandInbox(store, DatabaseCommand.class, runner()::wake)
                .receive(new RecordPlace("topic", 0, 0, null), WireFormat.encode(Envelope.of("/test", command)));
    }

    private long ended(String status) {
        return Store.number(store, "select count(*) from operation where status = '" + status + "'");
    }

    private long told(String type) {
        return Store.number(store, "select count(*) from outbox where value::json ->> 'type' = '" + type + "'");
    }

    private static DatabaseEvent stopped(DatabaseCommand command) {
        return new DatabaseEvent.Stopped(command.operation(), command.database());
    }

    /** The handler's body. */
    private interface Body {
        void run(DatabaseCommand command, Work work) throws Exception;
    }
}
