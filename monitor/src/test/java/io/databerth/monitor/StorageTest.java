package io.databerth.monitor;

import static io.databerth.contracts.observation.StorageState.FULL;
import static io.databerth.contracts.observation.StorageState.NEARLY_FULL;
import static io.databerth.contracts.observation.StorageState.OK;
import static io.databerth.contracts.observation.StorageState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.contracts.observation.StorageState;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageTest {
    private static final long LIMIT = 10L << 30;
    private final Stage stage = new Stage();
    private final DatabaseId database = DatabaseId.next();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatTheDataTakesIsInTheSamplesBesideWhatItMayTake() {
        stage.fill(10);
        stage.ready(database);
        awaitStates(OK);
        MetricsSample sample = stage.samples(database).getLast();
        assertThat(sample.storageUsedBytes()).isEqualTo(LIMIT / 10);
        assertThat(sample.storageLimitBytes()).isEqualTo(LIMIT);
    }

    @Test
    void bothMarksAreToldOnceWithWhatToDo() {
        stage.fill(79);
        stage.ready(database);
        awaitStates(OK);
        stage.fill(81);
        awaitStates(OK, NEARLY_FULL);
        stage.fill(100);
        awaitStates(OK, NEARLY_FULL, FULL);
        stage.fill(97);
        measureAndLook();
        stage.fill(94);
        awaitStates(OK, NEARLY_FULL, FULL, NEARLY_FULL);
        HealthEvent.StorageChanged full = stage.storageChanges().get(2);
        assertThat(full.usedBytes()).isEqualTo(LIMIT);
        assertThat(full.limitBytes()).isEqualTo(LIMIT);
        assertThat(full.reason()).contains("resize").contains("delete");
    }

    @Test
    void aRestartOfTheMonitorTellsNoMarkTwice() {
        stage.fill(81);
        stage.ready(database);
        awaitStates(NEARLY_FULL);
        stage.restartMonitor();
        stage.fill(78);
        measureAndLook();
        stage.fill(100);
        awaitStates(NEARLY_FULL, FULL);
    }

    @Test
    void withoutDuTheFigureIsUnknownAndNeverZero() {
        stage.ready(database);
        stage.monitor.measure();
        awaitStates(UNKNOWN);
        assertThat(stage.storageChanges().getFirst().usedBytes()).isNull();
        assertThat(stage.storageChanges().getFirst().reason()).contains("not known");
        assertThat(stage.samples(database).getLast().storageUsedBytes()).isNull();
    }

    @Test
    void aSlowVolumeDelaysNoLook() {
        CountDownLatch end = new CountDownLatch(1);
        stage.runtime.install("du", _ -> {
            try {
                end.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        stage.ready(database);
        stage.monitor.measure();
        stage.monitor.round();
        await().until(() -> !stage.samples(database).isEmpty());
        assertThat(stage.samples(database).getLast().storageUsedBytes()).isNull();
        end.countDown();
    }

    private void measureAndLook() {
        stage.monitor.measure();
        stage.monitor.round();
    }

    private void awaitStates(StorageState... expected) {
        await().untilAsserted(() -> {
            measureAndLook();
            assertThat(stage.storageChanges())
                    .extracting(HealthEvent.StorageChanged::state)
                    .containsExactly(expected);
        });
    }
}
