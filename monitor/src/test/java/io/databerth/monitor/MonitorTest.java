package io.databerth.monitor;

import static io.databerth.contracts.observation.HealthStatus.DEGRADED;
import static io.databerth.contracts.observation.HealthStatus.DOWN;
import static io.databerth.contracts.observation.HealthStatus.HEALTHY;
import static io.databerth.contracts.observation.HealthStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.runtime.ContainerSample;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitorTest {
    private final Stage stage = new Stage();
    private final DatabaseId database = DatabaseId.next();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aDatabaseThatAnswersIsToldToBeHealthyWithItsNumbers() {
        String container = stage.ready(database);
        Instant started =
                stage.runtime.inspect(container).orElseThrow().startedAt().orElseThrow();
        stage.runtime.setSample(container, new ContainerSample(Instant.now(), started, 0, 1_000, 2_000, 4));
        awaitStatuses(HEALTHY);
        MetricsSample sample = roundsSample();
        assertThat(sample.containerState()).isEqualTo("running");
        assertThat(sample.connections()).isEqualTo(3);
        assertThat(sample.diskBytes()).isEqualTo(8192);
        assertThat(sample.memoryBytes()).isEqualTo(1_000);
        assertThat(sample.memoryLimitBytes()).isEqualTo(2_000);
        assertThat(sample.uptimeSeconds()).isNotNull();
        assertThat(sample.engine()).containsOnlyKeys("deadlocks").containsEntry("deadlocks", 1.0);
    }

    @Test
    void cpuIsMeasuredFromOneSampleToTheNext() {
        String container = stage.ready(database);
        Instant started =
                stage.runtime.inspect(container).orElseThrow().startedAt().orElseThrow();
        awaitStatuses(HEALTHY);
        Instant first = Instant.now().plusSeconds(5);
        stage.runtime.setSample(container, new ContainerSample(first, started, 0, 1, 1, 1));
        roundsSample();
        stage.runtime.setSample(
                container, new ContainerSample(first.plusSeconds(10), started, 5_000_000_000L, 1, 1, 1));
        assertThat(roundsSample().cpuPercent()).isEqualTo(50.0);
    }

    @Test
    void aRestartOfTheMonitorRepeatsNoChange() {
        stage.ready(database);
        awaitStatuses(HEALTHY);
        stage.restartMonitor();
        roundsSample();
        assertThat(stage.statuses()).containsExactly(HEALTHY);
    }

    @Test
    void whatChangedWhileTheMonitorWasAwayIsToldWhenItIsBack() {
        String container = stage.ready(database);
        awaitStatuses(HEALTHY);
        stage.monitor.close();
        stage.runtime.kill(container);
        stage.restartMonitor();
        stage.monitor.round();
        awaitStatuses(HEALTHY, DOWN);
    }

    @Test
    void aDeathIsToldWithinASecondWithItsCode() {
        String container = stage.ready(database);
        stage.monitor.round();
        awaitStatuses(HEALTHY);
        stage.runtime.die(container, 42);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stage.changes().size() == 2);
        assertThat(stage.changes().getLast().status()).isEqualTo(DOWN);
        assertThat(stage.changes().getLast().reason()).contains("42");
    }

    @Test
    void aStopOnRequestIsNeverToldAsADeath() {
        String container = stage.ready(database);
        stage.monitor.round();
        awaitStatuses(HEALTHY);
        stage.tell(new DatabaseEvent.Accepted(OperationId.next(), database));
        stage.runtime.stop(container, Duration.ZERO);
        await().until(() -> stage.samples(database).getLast().containerState().equals("exited"));
        stage.tell(new DatabaseEvent.Stopped(OperationId.next(), database));
        awaitStatuses(HEALTHY, STOPPED);
    }

    @Test
    void oneFailingProbeIsForgivenAndTheSecondIsToldOnce() {
        stage.ready(database);
        awaitStatuses(HEALTHY);
        stage.runtime.install("pg_isready", _ -> 2);
        roundsSample();
        assertThat(stage.statuses()).containsExactly(HEALTHY);
        roundsSample();
        roundsSample();
        assertThat(stage.statuses()).containsExactly(HEALTHY, DEGRADED);
        assertThat(stage.changes().getLast().reason()).contains("exit code 2");
    }

    @Test
    void figuresThatTheServerDoesNotGiveAreAbsent() {
        stage.ready(database);
        awaitStatuses(HEALTHY);
        stage.figures(_ -> 1);
        MetricsSample sample = roundsSample();
        assertThat(sample.connections()).isNull();
        assertThat(sample.diskBytes()).isNull();
        assertThat(sample.engine()).isEmpty();
        assertThat(sample.containerState()).isEqualTo("running");
    }

    @Test
    void aSilentContainerEngineDegradesAndYieldsNoSamples() {
        stage.ready(database);
        awaitStatuses(HEALTHY);
        roundsSample();
        int before = stage.samples(database).size();
        stage.runtime.goDown();
        stage.monitor.round();
        stage.monitor.round();
        awaitStatuses(HEALTHY, DEGRADED);
        assertThat(stage.changes().getLast().reason()).contains("container engine");
        assertThat(stage.samples(database)).hasSize(before);
        stage.runtime.comeBack();
        awaitStatuses(HEALTHY, DEGRADED, HEALTHY);
    }

    @Test
    void anEngineThatComesUpLaterIsFoundAndItsDeathsAreSeen() {
        stage.engineMissing = true;
        stage.monitor.round();
        stage.engineMissing = false;
        String container = stage.ready(database);
        stage.monitor.round();
        awaitStatuses(HEALTHY);
        stage.runtime.die(container, 1);
        awaitStatuses(HEALTHY, DOWN);
    }

    @Test
    void whileTooMuchWaitsForTheBrokerSamplesAreLeftOutAndHealthIsStillTold() {
        stage.fillOutbox(20_000);
        stage.ready(database);
        awaitStatuses(HEALTHY);
        assertThat(stage.samples(database)).isEmpty();
        assertThat(stage.monitor.samplesLeftOut()).isPositive();
    }

    @Test
    void aChangeThatTheStoreDidNotTakeIsToldWhenItTakesAgain() {
        String container = stage.ready(database);
        stage.monitor.round();
        awaitStatuses(HEALTHY);
        stage.execute("alter table health rename to health_away");
        stage.runtime.die(container, 1);
        await().until(() -> stage.monitor.looksDropped() > 0);
        stage.execute("alter table health_away rename to health");
        stage.monitor.round();
        awaitStatuses(HEALTHY, DOWN);
    }

    @Test
    void aSlowDatabaseDelaysNoOther() {
        DatabaseId slow = DatabaseId.next();
        CountDownLatch end = new CountDownLatch(1);
        String slowContainer = stage.container(slow);
        stage.container(database);
        stage.figures(call -> call.container().id().equals(slowContainer) ? waitFor(end) : 0);
        stage.monitor.round();
        await().until(() -> stage.samples(database).size() == 1);
        stage.monitor.round();
        await().until(() -> stage.samples(database).size() == 2);
        assertThat(stage.samples(slow)).isEmpty();
        assertThat(stage.monitor.looksSkipped()).isEqualTo(1);
        end.countDown();
        await().until(() -> stage.samples(slow).size() == 1);
    }

    @Test
    void aContainerThatNobodyToldOfIsMeasuredAndNotJudged() {
        stage.container(database);
        assertThat(roundsSample().connections()).isEqualTo(3);
        assertThat(stage.changes()).isEmpty();
    }

    @Test
    void aDeletedDatabaseIsForgotten() {
        String container = stage.ready(database);
        awaitStatuses(HEALTHY);
        stage.tell(new DatabaseEvent.Accepted(OperationId.next(), database));
        stage.runtime.remove(container);
        stage.tell(new DatabaseEvent.Deleted(OperationId.next(), database, DataDisposal.ERASE));
        assertThat(stage.rows("watched_database")).isZero();
        assertThat(stage.rows("health")).isZero();
        assertThat(stage.statuses()).containsExactly(HEALTHY);
    }

    private static int waitFor(CountDownLatch end) {
        try {
            end.await();
            return 0;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** The sample of a round of its own. */
    private MetricsSample roundsSample() {
        Instant asked = Instant.now();
        stage.monitor.round();
        await().until(() -> !stage.samples(database).isEmpty()
                && !stage.samples(database).getLast().at().isBefore(asked));
        return stage.samples(database).getLast();
    }

    private void awaitStatuses(HealthStatus... expected) {
        await().untilAsserted(() -> assertThat(stage.statuses()).containsExactly(expected));
    }
}
