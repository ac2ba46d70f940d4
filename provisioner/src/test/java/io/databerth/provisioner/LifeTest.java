package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stop, start, restart and delete. */
class LifeTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aStoppedDatabaseStartsAgainWithItsDataAndItsPort() {
        DatabaseId database = site.made(SHOP);
        int port = site.managed(database).claimedPort();
        assertThat(site.run(stop(database))).isInstanceOf(DatabaseEvent.Stopped.class);
        assertThat(container().phase()).isEqualTo(new Phase.Exited(0, false));
        DatabaseEvent.Ready ready = (DatabaseEvent.Ready) site.run(start(database));
        assertThat(ready.endpoint().port()).isEqualTo(port);
        assertThat(container().running()).isTrue();
        assertThat(server.accountChanges).hasValue(1);
    }

    @Test
    void aStartMakesTheContainerAgainWhenItIsGone() {
        DatabaseId database = site.made(SHOP);
        site.run(stop(database));
        runtime.remove(container().id());
        assertThat(site.run(start(database))).isInstanceOf(DatabaseEvent.Ready.class);
        assertThat(runtime.files(SHOP.containerName())).isNotEmpty();
    }

    @Test
    void aStartNeverMakesAnEmptyDatabaseInThePlaceOfALostVolume() {
        DatabaseId database = site.made(SHOP);
        site.run(stop(database));
        runtime.remove(container().id());
        runtime.removeVolume(SHOP.containerName());
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(start(database));
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.VOLUME_LOST);
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(runtime.inspect(SHOP.containerName())).isEmpty();
    }

    @Test
    void aRestartStartsAnotherProcess() throws InterruptedException {
        DatabaseId database = site.made(SHOP);
        ContainerState before = container();
        Thread.sleep(5);
        var restart = new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration());
        assertThat(site.run(restart)).isInstanceOf(DatabaseEvent.Ready.class);
        assertThat(container().id()).isEqualTo(before.id());
        assertThat(container().startedAt().orElseThrow())
                .isAfter(before.startedAt().orElseThrow());
    }

    @Test
    void anotherSizeIsAnotherContainerWithTheSameDataAndPort() throws SQLException {
        DatabaseId database = site.made(SHOP);
        ContainerState before = container();
        int port = site.managed(database).claimedPort();
        var resized = (DatabaseEvent.Resized) site.run(resize(database, "E2"));
        assertThat(resized.sku()).isEqualTo("E2");
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(container().running()).isTrue();
        assertThat(container().limits().values().get(Limit.MEMORY_BYTES)).isEqualTo(16L << 30);
        assertThat(site.managed(database).claimedPort()).isEqualTo(port);
        assertThat(site.managed(database).spec().sku()).isEqualTo("E2");
        assertThat(runtime.volumes(Map.of())).hasSize(1);
    }

    @Test
    void aSizeWithOtherProcessorsOnlyIsGivenToTheServerThatRuns() {
        DatabaseId database = site.made(SHOP);
        ContainerState before = container();
        var resized = (DatabaseEvent.Resized) site.run(resize(database, "B9"));
        assertThat(resized.limits()).contains(new LimitOutcome("nano-cpus", "1000000000", "1000000000"));
        assertThat(container().id()).isEqualTo(before.id());
        assertThat(container().startedAt()).isEqualTo(before.startedAt());
        assertThat(container().limits().get(Limit.NANO_CPUS)).hasValue(1_000_000_000L);
        assertThat(site.managed(database).spec().sku()).isEqualTo("B9");
    }

    @Test
    void aRuntimeThatChangesNoLimitsMakesTheContainerAnew() {
        DatabaseId database = site.made(SHOP);
        ContainerState before = container();
        runtime.changesNoLimits();
        assertThat(site.run(resize(database, "B9"))).isInstanceOf(DatabaseEvent.Resized.class);
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(container().limits().get(Limit.NANO_CPUS)).hasValue(1_000_000_000L);
    }

    @Test
    void aStoppedServerWithTheLimitsOfAnotherSizeIsMadeAnewWhenItStarts() {
        DatabaseId database = site.made(SHOP);
        site.run(stop(database));
        ContainerState before = container();
        runtime.changeLimits(before.id(), Limits.none().with(Limit.NANO_CPUS, 2_000_000_000L));
        assertThat(site.run(start(database))).isInstanceOf(DatabaseEvent.Ready.class);
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(container().limits().get(Limit.NANO_CPUS)).hasValue(500_000_000L);
    }

    private DatabaseCommand.Resize resize(DatabaseId database, String sku) {
        return new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), sku);
    }

    @Test
    void anUnknownSizeChangesNothing() {
        DatabaseId database = site.made(SHOP);
        ContainerState before = container();
        assertThat(site.run(resize(database, "Z9"))).isInstanceOf(DatabaseEvent.Failed.class);
        assertThat(container().id()).isEqualTo(before.id());
    }

    @Test
    void deletionRemovesEverythingThatIsOurs() throws SQLException {
        DatabaseId database = site.made(SHOP);
        assertThat(site.run(delete(database, DataDisposal.ERASE))).isInstanceOf(DatabaseEvent.Deleted.class);
        assertThat(runtime.list(Map.of())).isEmpty();
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(runtime.networks(Map.of())).isEmpty();
        assertThat(site.count("select count(*) from port_claim")).isZero();
    }

    @Test
    void deletionKeepsTheVolumeUnlessItIsToldToEraseIt() {
        DatabaseId database = site.made(SHOP);
        site.run(delete(database, DataDisposal.KEEP));
        assertThat(runtime.volume(SHOP.containerName())).isPresent();
        assertThat(site.managed(database).disposal()).contains(DataDisposal.KEEP);
        assertThat(site.managed(database).removed()).isTrue();
    }

    @Test
    void theProjectsNetworkLeavesWithItsLastDatabase() {
        DatabaseId first = site.made(SHOP);
        DatabaseId second = site.made(TestSite.spec("blog"));
        site.run(delete(first, DataDisposal.ERASE));
        assertThat(runtime.networks(Map.of())).hasSize(1);
        site.run(delete(second, DataDisposal.ERASE));
        assertThat(runtime.networks(Map.of())).isEmpty();
    }

    @Test
    void deletingWhatWasNeverMadeIsFine() {
        assertThat(site.run(delete(DatabaseId.next(), DataDisposal.ERASE))).isInstanceOf(DatabaseEvent.Deleted.class);
    }

    @Test
    void aProvisionThatComesAfterTheDeletionMakesNothing() {
        DatabaseId database = site.made(SHOP);
        site.run(delete(database, DataDisposal.ERASE));
        var late = new DatabaseCommand.Provision(OperationId.next(), database, 1, SHOP);
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(late);
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.OPERATION_SUPERSEDED);
        assertThat(runtime.list(Map.of())).isEmpty();
    }

    @Test
    void theNameOfADeletedDatabaseIsFreeAgain() {
        DatabaseId first = site.made(SHOP);
        site.run(delete(first, DataDisposal.ERASE));
        DatabaseId second = site.made(SHOP);
        assertThat(runtime.spec(SHOP.containerName()).labels()).containsEntry(Labels.DATABASE, second.toString());
    }

    @Test
    void anUnknownDatabaseCannotBeStarted() {
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(start(DatabaseId.next()));
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private ContainerState container() {
        return runtime.inspect(SHOP.containerName()).orElseThrow();
    }

    private DatabaseCommand stop(DatabaseId database) {
        return new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration());
    }

    private DatabaseCommand start(DatabaseId database) {
        return new DatabaseCommand.Start(OperationId.next(), database, site.nextGeneration());
    }

    private DatabaseCommand delete(DatabaseId database, DataDisposal data) {
        return new DatabaseCommand.Delete(OperationId.next(), database, site.nextGeneration(), data);
    }
}
