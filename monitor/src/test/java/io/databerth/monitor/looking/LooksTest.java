package io.databerth.monitor.looking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ids.DatabaseId;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final Collection<DatabaseId> seen = new ConcurrentLinkedQueue<>();
    private final Semaphore gate = new Semaphore(0);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Looks looks = new Looks(8, this::slowLook);

    @AfterEach
    void close() {
        looks.close();
    }

    @Test
    void aRegularLookIsSkippedAndCountedWhileTheOneBeforeGoesOn() {
        DatabaseId database = DatabaseId.next();
        looks.regular(database);
        looks.regular(database);
        gate.release(2);
        await().until(() -> seen.size() == 1 && atOnce.get() == 0);
        assertThat(looks.skipped()).isEqualTo(1);
    }

    @Test
    void anUrgentLookFollowsTheOneThatGoesOnOnceHoweverOftenItIsAskedFor() {
        DatabaseId database = DatabaseId.next();
        looks.urgent(database);
        await().until(() -> atOnce.get() == 1);
        looks.urgent(database);
        looks.urgent(database);
        gate.release(5);
        await().until(() -> seen.size() == 2 && gate.availablePermits() == 3);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void eightDatabasesAreLookedAtAtATimeAndTheOthersFollow() {
        IntStream.range(0, 20).forEach(_ -> looks.regular(DatabaseId.next()));
        await().until(() -> atOnce.get() == 8);
        gate.release(20);
        await().until(() -> seen.size() == 20);
        assertThat(mostAtOnce).hasValue(8);
    }

    private void slowLook(DatabaseId database) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        gate.acquireUninterruptibly();
        atOnce.decrementAndGet();
        seen.add(database);
    }
}
