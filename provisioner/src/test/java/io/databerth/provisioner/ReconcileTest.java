package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.RepairPace;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private static final String NAME = SHOP.containerName();
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofMillis(300));
    private DatabaseId database = DatabaseId.next();

    @BeforeEach
    void makeAndWatch() {
        database = site.made(SHOP);
        site.provisioner.reconcileLoop().start();
        await().until(() -> site.provisioner.reconcileLoop().lastLook().toEpochMilli() > 0);
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void aServerThatDiedIsStartedAgainAndToldOnce() {
        runtime.die(container().id(), 1);
        awaitRepairs(1);
        assertThat(container().running()).isTrue();
        assertThat(site.events(DatabaseEvent.Drifted.class))
                .singleElement()
                .satisfies(drift -> assertThat(drift.difference()).contains("exit code 1"));
        assertThat(server.accountChanges).hasValue(1);
    }

    @Test
    void aRemovedContainerIsMadeAgainOnTheSameVolumeAndPort() {
        int port = site.managed(database).claimedPort();
        runtime.remove(container().id());
        awaitRepairs(1);
        assertThat(runtime.spec(NAME).ports().getFirst().hostPort()).isEqualTo(port);
        assertThat(runtime.files(NAME)).isNotEmpty();
        assertThat(site.events(DatabaseEvent.Repaired.class)
                        .getFirst()
                        .endpoint()
                        .port())
                .isEqualTo(port);
        assertThat(server.accountChanges).hasValue(1);
    }

    @Test
    void aLostVolumeIsToldOnceAndNoEmptyDatabaseTakesItsPlace() {
        loseTheVolume();
        await().until(() -> !site.events(DatabaseEvent.Irreparable.class).isEmpty());
        look();
        look();
        assertThat(site.events(DatabaseEvent.Irreparable.class))
                .singleElement()
                .satisfies(end -> assertThat(end.failure().code()).isEqualTo(ErrorCode.VOLUME_LOST));
        assertThat(runtime.inspect(NAME)).isEmpty();
        assertThat(runtime.volume(NAME)).isEmpty();
    }

    @Test
    void aVolumeThatWasMadeAnewByHandIsNotTheOneThatIsLost() {
        loseTheVolume();
        runtime.createVolume(NAME, OwnLabels.identity(site.site, database));
        await().until(() -> !site.events(DatabaseEvent.Irreparable.class).isEmpty());
        assertThat(runtime.inspect(NAME)).isEmpty();
    }

    @Test
    void aStoppedDatabaseThatRunsIsStopped() {
        stop();
        runtime.start(container().id());
        look();
        await().until(() -> !container().running());
        assertThat(site.events(DatabaseEvent.Repaired.class)).isEmpty();
    }

    @Test
    void aStoppedDatabaseStaysStopped() throws InterruptedException {
        stop();
        look();
        Thread.sleep(200);
        assertThat(container().phase()).isEqualTo(new Phase.Exited(0, false));
        assertThat(site.events(DatabaseEvent.Drifted.class)).isEmpty();
    }

    @Test
    void aDatabaseWithWaitingWorkIsLeftAlone() throws SQLException, InterruptedException {
        runtime.goDown();
        site.send(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        await().until(() ->
                site.count("select count(*) from operation where attempts > 0 and type like '%restart'") > 0);
        runtime.comeBack();
        runtime.die(container().id(), 1);
        await().until(() -> site.count("select count(*) from operation where status <> 'succeeded'") == 0);
        assertThat(site.events(DatabaseEvent.Drifted.class)).isEmpty();
    }

    @Test
    void aCrashLoopEndsWithItsReasonAndIsToldOnce() throws SQLException {
        server.refusesLogins = true;
        for (int repair = 0; repair < RepairPace.TRIES; repair++) {
            runtime.die(container().id(), 3);
            await().atMost(Duration.ofSeconds(20)).until(this::quiet);
            forgetThePause();
        }
        look();
        await().until(() -> !site.events(DatabaseEvent.Irreparable.class).isEmpty());
        look();
        assertThat(site.events(DatabaseEvent.Irreparable.class))
                .singleElement()
                .satisfies(end -> assertThat(end.failure().code()).isEqualTo(ErrorCode.NOT_READY_IN_TIME));
        assertThat(site.events(DatabaseEvent.Drifted.class)).hasSize(1);
    }

    @Test
    void aPersonsHelpIsNoticed() throws SQLException {
        loseTheVolume();
        await().until(() -> !site.events(DatabaseEvent.Irreparable.class).isEmpty());
        runtime.createVolume(NAME, OwnLabels.volume(site.site, site.managed(database)));
        var start = new DatabaseCommand.Start(OperationId.next(), database, site.nextGeneration());
        assertThat(site.run(start)).isInstanceOf(DatabaseEvent.Ready.class);
        assertThat(site.managed(database).trouble().irreparable()).isEmpty();
    }

    @Test
    void aRepairThatWasKilledIsFinishedByTheNext() {
        FaultListener.killAt("reconcile.start.after");
        runtime.die(container().id(), 1);
        await().until(FaultListener::struck);
        assertThat(site.events(DatabaseEvent.Repaired.class)).isEmpty();
        look();
        awaitRepairs(1);
        assertThat(site.events(DatabaseEvent.Drifted.class)).hasSize(1);
    }

    @Test
    void aRuntimeThatWasAwayIsNotTheDatabasesFault() {
        runtime.goDown();
        look();
        assertThat(site.provisioner.reconcileLoop().trouble()).isEmpty();
        runtime.comeBack();
        look();
        assertThat(site.events(DatabaseEvent.Drifted.class)).isEmpty();
        assertThat(container().running()).isTrue();
    }

    @Test
    void aContainerOfAnUnknownDatabaseIsToldAndStays() throws InterruptedException {
        DatabaseId unknown = DatabaseId.next();
        runtime.create(ContainerSpec.of("orphan", "databerth/postgresql:17")
                .labels(OwnLabels.identity(site.site, unknown))
                .build());
        look();
        Thread.sleep(100);
        assertThat(runtime.inspect("orphan")).isPresent();
    }

    @Test
    void whatIsLeftOfADeletedDatabaseIsRemovedButNeverItsVolume() {
        site.run(new DatabaseCommand.Delete(OperationId.next(), database, site.nextGeneration(), DataDisposal.KEEP));
        runtime.create(ContainerSpec.of("left-over", "databerth/postgresql:17")
                .labels(OwnLabels.identity(site.site, database))
                .build());
        look();
        await().until(() -> runtime.inspect("left-over").isEmpty());
        assertThat(runtime.volume(NAME)).isPresent();
    }

    @Test
    void containersOfOthersAreNotLookedAt() throws InterruptedException {
        runtime.create(ContainerSpec.of("foreign", "databerth/postgresql:17")
                .labels(Map.of(Labels.SITE, "another-site", Labels.DATABASE, database.toString()))
                .build());
        look();
        Thread.sleep(100);
        assertThat(runtime.inspect("foreign")).isPresent();
    }

    @Test
    void aPortThatSomebodyOpenedByHandIsClosedAndToldOnce() {
        openByHand();
        look();
        awaitRepairs(1);
        assertThat(container().ports())
                .containsExactlyElementsOf(runtime.spec(NAME).ports());
        assertThat(container().ports()).extracting(PublishedPort::hostPort).containsExactly(port());
        assertThat(site.events(DatabaseEvent.Drifted.class))
                .singleElement()
                .satisfies(drift -> assertThat(drift.difference()).contains("0.0.0.0:9999"));
        assertThat(runtime.volumes(Map.of())).hasSize(1);
    }

    @Test
    void aForeignNetworkThatSomebodyConnectedIsLeft() {
        runtime.connect(container().id(), "foreign");
        look();
        awaitRepairs(1);
        assertThat(container().networks()).containsExactly(site.site.networkOf(SHOP.project()));
        assertThat(site.events(DatabaseEvent.Drifted.class))
                .singleElement()
                .satisfies(drift -> assertThat(drift.difference()).contains("foreign"));
    }

    @Test
    void whatIsOpenIsClosedAlsoWhenNoRepairIsTriedAnyMore() throws SQLException {
        Transactions.run(site.store, transaction -> transaction
                .createStatement()
                .executeUpdate("update managed_database set irreparable = 'given up'"));
        openByHand();
        look();
        await().until(() -> runtime.inspect(NAME).isEmpty());
    }

    /** A container that carries all our labels, with a port more than was asked for. */
    private void openByHand() {
        try (var another = new DatabaseLocks(site.store);
                var held = another.hold(database, Duration.ofSeconds(5)).orElseThrow()) {
            ContainerSpec ours = runtime.spec(NAME);
            runtime.remove(container().id());
            runtime.start(runtime.create(ContainerSpec.of(NAME, ours.image())
                    .labels(ours.labels())
                    .network(ours.network())
                    .mount(ours.mounts().getFirst())
                    .publish(ours.ports().getFirst())
                    .publish(new PublishedPort("0.0.0.0", 9999, 5432))
                    .build()));
        } catch (SQLException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private int port() {
        return site.managed(database).claimedPort();
    }

    private void loseTheVolume() {
        // As long as another process has the database nobody repairs it in between.
        try (var another = new DatabaseLocks(site.store);
                var held = another.hold(database, Duration.ofSeconds(5)).orElseThrow()) {
            runtime.remove(container().id());
            runtime.removeVolume(NAME);
        } catch (SQLException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
        look();
    }

    private boolean quiet() throws SQLException {
        return container().running() && logInsEnded();
    }

    /** The log-in limit of this site is 300 ms. */
    private boolean logInsEnded() {
        Optional<String> drift = site.managed(database).trouble().drift();
        return drift.isPresent()
                && container().startedAt().orElseThrow().plusMillis(700).isBefore(Instant.now());
    }

    private void forgetThePause() throws SQLException {
        Transactions.run(site.store, transaction -> transaction
                .createStatement()
                .executeUpdate("update managed_database set repair_not_before = now() - interval '1 second'"));
    }

    private void stop() {
        assertThat(site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration())))
                .isInstanceOf(DatabaseEvent.Stopped.class);
    }

    private void look() {
        try {
            site.provisioner.reconcile().perform();
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        } catch (RuntimeFailure away) {
            assertThat(away).isInstanceOf(RuntimeFailure.Unavailable.class);
        }
    }

    private void awaitRepairs(int count) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> site.events(DatabaseEvent.Repaired.class).size() == count);
    }

    private ContainerState container() {
        return runtime.inspect(NAME).orElseThrow();
    }
}
