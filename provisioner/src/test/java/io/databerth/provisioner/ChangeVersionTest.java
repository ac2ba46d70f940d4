package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another version of the engine: closed while the content moves, and the old version comes back until the new one is confirmed. */
class ChangeVersionTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private static final String NEXT = "databerth/postgresql:18";

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private final DatabaseId database = site.made(SHOP);

    @BeforeEach
    void offer() {
        runtime.addImage(NEXT);
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    private DatabaseCommand.ChangeVersion wish(String version) {
        return new DatabaseCommand.ChangeVersion(
                OperationId.next(), database, site.nextGeneration(), version, BackupId.next());
    }

    private DatabaseEvent.VersionChanged changed(DatabaseCommand.ChangeVersion wish) {
        site.run(wish);
        take(wish);
        return site.versionAfter(wish.operation());
    }

    private void take(DatabaseCommand.ChangeVersion wish) {
        FilledVolume.make(runtime, wish);
        site.send(new DatabaseCommand.TakeContent(wish.operation(), database, wish.generation(), FilledVolume.NAME));
    }

    private ContainerSpec container() {
        return runtime.spec(SHOP.containerName());
    }

    private boolean isOpen() {
        return !container().network().equals(ContainerNetwork.none())
                && !container().ports().isEmpty();
    }

    private boolean letsTheUserIn() {
        return server.accepts(SHOP.containerName(), SHOP.username(), site.passwordOf(database));
    }

    private void runsTheOldVersion() {
        assertThat(container().image()).isEqualTo("databerth/postgresql:17");
        assertThat(container().mounts())
                .anyMatch(mount -> mount instanceof ContainerMount.Volume volume
                        && volume.name().equals(SHOP.containerName()));
        assertThat(isOpen()).isTrue();
        assertThat(letsTheUserIn()).isTrue();
        assertThat(site.managed(database).spec().version()).isEqualTo("17");
    }

    @Test
    void nobodyReachesTheServerWhileItsContentMoves() {
        DatabaseCommand.ChangeVersion wish = wish("18");
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.ContentWanted(
                        wish.operation(),
                        database,
                        wish.generation(),
                        SHOP.inVersion("18"),
                        new InitialContent(wish.backup(), database)));
        assertThat(container().image()).isEqualTo("databerth/postgresql:17");
        assertThat(container().network()).isEqualTo(ContainerNetwork.none());
        assertThat(container().ports()).isEmpty();
    }

    @Test
    void theNewVersionIsLiveWithTheFilledVolumeAndTheOldOneIsKept() {
        assertThat(changed(wish("18"))).satisfies(event -> {
            assertThat(event.version()).isEqualTo("18");
            assertThat(event.kept()).isEqualTo("17");
            assertThat(event.serverImage()).isEqualTo(NEXT);
        });
        assertThat(container().image()).isEqualTo(NEXT);
        assertThat(site.managed(database).volume()).isEqualTo(FilledVolume.NAME);
        assertThat(isOpen()).isTrue();
        assertThat(letsTheUserIn()).isTrue();
        assertThat(runtime.volume(SHOP.containerName())).isPresent();
    }

    @Test
    void confirmedTheOldVolumeIsGoneAndItCannotBeUndone() {
        changed(wish("18"));
        var confirm = new DatabaseCommand.ConfirmVersion(OperationId.next(), database, site.nextGeneration());
        assertThat(site.run(confirm)).isInstanceOf(DatabaseEvent.VersionConfirmed.class);
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(container().image()).isEqualTo(NEXT);
    }

    @Test
    void undoneTheOldVersionRunsOnItsOwnVolume() {
        changed(wish("18"));
        var undo = new DatabaseCommand.UndoVersion(OperationId.next(), database, site.nextGeneration());
        assertThat(site.run(undo)).isInstanceOfSatisfying(DatabaseEvent.VersionChanged.class, event -> {
            assertThat(event.version()).isEqualTo("17");
            assertThat(event.kept()).isNull();
        });
        runsTheOldVersion();
        assertThat(runtime.volume(FilledVolume.NAME)).as("kept for a day").isPresent();
    }

    @Test
    void aServerOfTheNewVersionThatDoesNotComeUpGivesWayToTheOldOne() throws SQLException {
        DatabaseCommand.ChangeVersion wish = wish("18");
        site.run(wish);
        server.refusesLogins = true;
        take(wish);
        assertThat(site.failureOf(wish.operation())).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
        server.refusesLogins = false;
        site.provisioner.reconcile().perform();
        await().untilAsserted(() ->
                assertThat(site.events(DatabaseEvent.Repaired.class)).hasSize(1));
        runsTheOldVersion();
    }

    @Test
    void whenTheContentCannotBeMovedItIsOpenAgain() {
        DatabaseCommand.ChangeVersion wish = wish("18");
        site.run(wish);
        site.send(new DatabaseCommand.Reopen(wish.operation(), database, wish.generation()));
        await().untilAsserted(() ->
                assertThat(site.events(DatabaseEvent.Repaired.class)).hasSize(1));
        runsTheOldVersion();
    }

    @Test
    void whatTheVersionDoesNotLoadIsRefusedAndNothingIsTouched() {
        assertThat(((DatabaseEvent.Failed) site.run(wish("16"))).failure().code())
                .isEqualTo(ErrorCode.VERSION_UNKNOWN);
        runsTheOldVersion();
    }

    @Test
    void anUnconfirmedChangeStandsAgainstAnother() {
        changed(wish("18"));
        assertThat(((DatabaseEvent.Failed) site.run(wish("18"))).failure().message())
                .contains("confirm or undo");
        assertThat(container().image()).isEqualTo(NEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeversion.image.before",
                "changeversion.image.after",
                "changeversion.close.before",
                "changeversion.close.after",
                "changeversion.conclude.before",
                "changeversion.conclude.after",
                "takecontent.switch.before",
                "takecontent.switch.after",
                "takecontent.account.before",
                "takecontent.account.after",
                "takecontent.ready.before",
                "takecontent.ready.after",
                "takecontent.conclude.before",
                "takecontent.conclude.after"
            })
    void aChangeConverges(String point) {
        FaultListener.killAt(point);
        assertThat(changed(wish("18")).version()).isEqualTo("18");
        await().until(FaultListener::struck);
        assertThat(container().image()).isEqualTo(NEXT);
        assertThat(isOpen()).isTrue();
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "undoversion.switch.before",
                "undoversion.switch.after",
                "undoversion.account.after",
                "undoversion.ready.after",
                "undoversion.conclude.before"
            })
    void anUndoConverges(String point) {
        changed(wish("18"));
        FaultListener.killAt(point);
        site.run(new DatabaseCommand.UndoVersion(OperationId.next(), database, site.nextGeneration()));
        await().until(FaultListener::struck);
        runsTheOldVersion();
    }
}
