package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.VolumeDetails;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of a database's volume, and what comes back with them. */
class SnapshotTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private static final String READER = "reader";

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private DatabaseId database;

    @BeforeEach
    void make() {
        database = site.made(SHOP);
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void itIsACopyOfTheVolumeAndTheServerIsBack() {
        BackupId snapshot = BackupId.next();
        DatabaseEvent end = taken(snapshot);
        assertThat(end).isInstanceOfSatisfying(DatabaseEvent.SnapshotTaken.class, taken -> {
            assertThat(taken.snapshot()).isEqualTo(snapshot);
            assertThat(taken.version()).isEqualTo("17");
            assertThat(taken.bytes()).isEqualTo(2048L * 1024);
        });
        assertThat(volumes(Labels.SNAPSHOT_ROLE)).singleElement().satisfies(volume -> assertThat(volume.labels())
                .containsEntry(Labels.VOLUME, snapshot.value().toString())
                .containsEntry(Labels.DATABASE, database.toString()));
        assertOneOpenServer();
        assertThat(letsIn(SHOP.username(), site.passwordOf(database))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("takingPoints")
    void takingOneConverges(String point) {
        FaultListener.killAt(point);
        assertThat(taken(BackupId.next())).isInstanceOf(DatabaseEvent.SnapshotTaken.class);
        await().until(FaultListener::struck);
        assertThat(site.events(DatabaseEvent.SnapshotTaken.class)).hasSize(1);
        assertThat(volumes(Labels.SNAPSHOT_ROLE)).hasSize(1);
        assertOneOpenServer();
    }

    static Stream<String> takingPoints() {
        return points("takesnapshot", "copy", "start", "ready", "conclude");
    }

    @ParameterizedTest
    @MethodSource("restoringPoints")
    void aRestoreConverges(String point) {
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        FaultListener.killAt(point);
        DatabaseCommand.RestoreSnapshot wish = restore(snapshot, BackupId.next());
        assertThat(site.run(wish)).isInstanceOf(DatabaseEvent.Restored.class);
        await().until(FaultListener::struck);
        assertThat(site.events(DatabaseEvent.Restored.class)).hasSize(1);
        assertThat(site.managed(database).volume()).endsWith(wish.operation().toString());
        assertThat(runtime.volumes(Map.of()))
                .as("the snapshot, the live one and what was live")
                .hasSize(3);
        assertThat(letsIn(SHOP.username(), site.passwordOf(database))).isTrue();
        assertOneOpenServer();
    }

    static Stream<String> restoringPoints() {
        return points("restoresnapshot", "copy", "switch", "account", "open", "ready", "conclude");
    }

    private static Stream<String> points(String verb, String... steps) {
        return Stream.of(steps).flatMap(step -> Stream.of(".before", ".after").map(side -> verb + "." + step + side));
    }

    /** Whoever copied died, and nobody goes on with it: the deletion came first. */
    @Test
    void whatCopiesIsRemovedWithTheDatabase() {
        runtime.start(runtime.create(ContainerSpec.of("databerth-copy-1", "databerth/postgresql:17")
                .labels(OwnLabels.copying(site.site, database, OperationId.next()))
                .mount(new ContainerMount.Volume(SHOP.containerName(), "/databerth-source", true))
                .build()));
        delete(database, DataDisposal.ERASE);
        assertThat(runtime.list(Map.of())).isEmpty();
        assertThat(runtime.volumes(Map.of())).isEmpty();
    }

    @Test
    void whereThereIsNoRoomTheServerIsNotEvenStopped() {
        String before = container().startedAt().toString();
        server.full = true;
        assertThat(failure(taken(BackupId.next()))).isEqualTo(ErrorCode.DISK_FULL);
        assertThat(container().startedAt()).hasToString(before);
        assertThat(volumes(Labels.SNAPSHOT_ROLE)).isEmpty();
        assertOneOpenServer();
    }

    @Test
    void aRestoreBringsBackNoPasswordAndNoUserOfThen() throws SQLException {
        Secret reader = site.secrets.prepare(database, READER, 1);
        site.run(new DatabaseCommand.SetUser(
                OperationId.next(), database, site.nextGeneration(), READER, UserAccess.READ_ONLY));
        String before = site.passwordOf(database);
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        site.secrets.prepare(database, 2);
        site.secrets.makeCurrent(database, 2);
        site.run(new DatabaseCommand.DropUser(OperationId.next(), database, site.nextGeneration(), READER));

        BackupId safety = BackupId.next();
        DatabaseCommand.RestoreSnapshot wish = restore(snapshot, safety);
        assertThat(site.run(wish)).isEqualTo(new DatabaseEvent.Restored(wish.operation(), database, snapshot, safety));

        assertThat(letsIn(SHOP.username(), before)).isFalse();
        assertThat(letsIn(SHOP.username(), site.passwordOf(database))).isTrue();
        assertThat(letsIn(READER, reader.reveal())).isFalse();
        assertThat(site.managed(database).volume()).isEqualTo(SHOP.containerName() + "-" + wish.operation());
        assertOneOpenServer();
    }

    /** It would be taken for what follows on what was collected last, under names that were collected already. */
    @Test
    void whatWaitedToBeCollectedThenStaysBehind() {
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        assertThat(server.leftOut).isEmpty();
        site.run(restore(snapshot, BackupId.next()));
        assertThat(server.leftOut).containsExactly("log");
    }

    @Test
    void usersOfTodayAreMadeAgainWithTodaysPasswords() {
        Secret reader = site.secrets.prepare(database, READER, 1);
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        site.run(new DatabaseCommand.SetUser(
                OperationId.next(), database, site.nextGeneration(), READER, UserAccess.READ_ONLY));
        site.run(restore(snapshot, BackupId.next()));
        assertThat(letsIn(READER, reader.reveal())).isTrue();
    }

    @Test
    void whatWasLiveIsASnapshotForADay() throws SQLException {
        BackupId snapshot = BackupId.next();
        BackupId safety = BackupId.next();
        taken(snapshot);
        site.run(restore(snapshot, safety));
        assertThat(site.events(DatabaseEvent.SnapshotTaken.class)).last().satisfies(told -> assertThat(told.snapshot())
                .isEqualTo(safety));
        assertThat(site.run(restore(safety, BackupId.next()))).isInstanceOf(DatabaseEvent.Restored.class);

        site.provisioner.reconcile().perform();
        assertThat(runtime.volume(SHOP.containerName())).isPresent();
        Transactions.run(site.store, transaction -> transaction
                .createStatement()
                .execute("update snapshot set keep_until = now() - interval '1 s' where keep_until is not null"));
        site.provisioner.reconcile().perform();
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(site.events(DatabaseEvent.SnapshotGone.class))
                .extracting(DatabaseEvent.SnapshotGone::snapshot)
                .contains(safety);
        assertOneOpenServer();
    }

    @Test
    void whenTheServerDoesNotComeUpWithItWhatWasLiveIsLiveAgain() {
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        server.refusesLogins = true;
        assertThat(failure(site.run(restore(snapshot, BackupId.next())))).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
        server.refusesLogins = false;
        assertThat(site.managed(database).volume()).isEqualTo(SHOP.containerName());
        assertThat(site.managed(database).closed()).isFalse();
        assertOneOpenServer();
        assertThat(letsIn(SHOP.username(), site.passwordOf(database))).isTrue();
    }

    @Test
    void aSnapshotOfAnotherVersionOrAnotherDatabaseIsRefused() throws SQLException {
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        Transactions.run(
                site.store, transaction -> transaction.createStatement().execute("update snapshot set version = '16'"));
        assertThat(failure(site.run(restore(snapshot, BackupId.next())))).isEqualTo(ErrorCode.BACKUP_UNUSABLE);
        assertThat(failure(site.run(restore(BackupId.next(), BackupId.next())))).isEqualTo(ErrorCode.BACKUP_UNUSABLE);
        assertThat(volumes(Labels.DATABASE_ROLE)).hasSize(1);
    }

    @Test
    void itIsDeletedWithItsVolumeAndOnceMoreIsFine() {
        BackupId snapshot = BackupId.next();
        taken(snapshot);
        for (int time = 0; time < 2; time++) {
            var wish =
                    new DatabaseCommand.DeleteSnapshot(OperationId.next(), database, site.nextGeneration(), snapshot);
            assertThat(site.run(wish)).isEqualTo(new DatabaseEvent.SnapshotGone(wish.operation(), database, snapshot));
        }
        assertThat(volumes(Labels.SNAPSHOT_ROLE)).isEmpty();
    }

    @Test
    void anErasedDatabaseLeavesNoneAndAKeptOneKeepsThem() {
        taken(BackupId.next());
        DatabaseId other = site.made(TestSite.spec("other"));
        site.run(new DatabaseCommand.TakeSnapshot(OperationId.next(), other, site.nextGeneration(), BackupId.next()));
        delete(database, DataDisposal.ERASE);
        delete(other, DataDisposal.KEEP);
        assertThat(volumes(Labels.SNAPSHOT_ROLE)).singleElement().satisfies(volume -> assertThat(volume.labels())
                .containsEntry(Labels.DATABASE, other.toString()));
    }

    private void delete(DatabaseId which, DataDisposal disposal) {
        site.run(new DatabaseCommand.Delete(OperationId.next(), which, site.nextGeneration(), disposal));
    }

    private DatabaseEvent taken(BackupId snapshot) {
        return site.run(
                new DatabaseCommand.TakeSnapshot(OperationId.next(), database, site.nextGeneration(), snapshot));
    }

    private DatabaseCommand.RestoreSnapshot restore(BackupId snapshot, BackupId safety) {
        return new DatabaseCommand.RestoreSnapshot(
                OperationId.next(), database, site.nextGeneration(), snapshot, safety);
    }

    private boolean letsIn(String user, String password) {
        return server.accepts(SHOP.containerName(), user, password);
    }

    private List<VolumeDetails> volumes(String role) {
        return runtime.volumes(Map.of(Labels.ROLE, role));
    }

    private ContainerState container() {
        return runtime.inspect(SHOP.containerName()).orElseThrow();
    }

    private void assertOneOpenServer() {
        assertThat(runtime.list(Map.of())).singleElement().satisfies(only -> {
            assertThat(only.running()).isTrue();
            assertThat(only.networks()).isNotEmpty();
        });
    }

    private static ErrorCode failure(DatabaseEvent event) {
        return ((DatabaseEvent.Failed) event).failure().code();
    }
}
