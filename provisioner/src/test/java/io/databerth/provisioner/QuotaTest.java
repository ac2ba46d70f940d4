package io.databerth.provisioner;

import static io.databerth.contracts.observation.StorageState.FULL;
import static io.databerth.contracts.observation.StorageState.NEARLY_FULL;
import static io.databerth.contracts.observation.StorageState.OK;
import static io.databerth.contracts.observation.StorageState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.StorageState;
import io.databerth.faults.FaultListener;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.StorageQuotas;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full database: that its users only read, whatever happens to its server, and write again when there is room. */
class QuotaTest {
    private static final String CONTAINER = "shop-staging-postgresql";
    private static final String USER = "db_user_abc123";
    private static final String WRITER = "writer";
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private final DatabaseId database = site.made(TestSite.spec("shop"));

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void aFullDatabaseIsFrozenAndToldOnce() throws Exception {
        find(FULL);
        awaitFrozen(1);
        find(FULL);
        site.provisioner.reconcile().perform();
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
        assertThat(site.events(DatabaseEvent.Frozen.class)).hasSize(1);
        assertThat(site.events(DatabaseEvent.Frozen.class).getFirst().reason())
                .contains("resize")
                .contains("delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEARLY_FULL", "OK"})
    void whenThereIsRoomItIsThawedAndToldOnce(StorageState room) throws Exception {
        find(FULL);
        awaitFrozen(1);
        find(room);
        awaitThawed(1);
        assertThat(server.readsOnly(CONTAINER, USER)).isFalse();
    }

    @Test
    void aFigureThatIsNoLongerKnownChangesNothing() throws Exception {
        find(FULL);
        awaitFrozen(1);
        find(UNKNOWN);
        site.provisioner.reconcile().perform();
        assertThat(site.count("select count(*) from storage_quota where frozen and not stale"))
                .isEqualTo(1);
    }

    @Test
    void aDatabaseThatWasNeverFullIsLeftAlone() throws Exception {
        find(OK);
        find(NEARLY_FULL);
        site.run(restart());
        assertThat(site.count("select count(*) from storage_quota")).isZero();
        assertThat(server.scripts).noneMatch(script -> script.contains("default_transaction_read_only"));
    }

    @Test
    void whoWritesIsFrozenTooAndWhoWasMadeMeanwhile() throws Exception {
        user(UserAccess.READ_WRITE);
        find(FULL);
        awaitFrozen(1);
        assertThat(server.readsOnly(CONTAINER, WRITER)).isTrue();
        server.thaw(CONTAINER, WRITER);
        user(UserAccess.READ_WRITE);
        assertThat(server.readsOnly(CONTAINER, WRITER)).isTrue();
        find(OK);
        awaitThawed(1);
        assertThat(server.readsOnly(CONTAINER, WRITER)).isFalse();
    }

    @Test
    void aServerThatForgotIsFrozenAgainByEveryStart() throws Exception {
        find(FULL);
        awaitFrozen(1);
        server.thaw(CONTAINER, USER);
        assertThat(site.run(restart())).isInstanceOf(DatabaseEvent.Ready.class);
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
        server.thaw(CONTAINER, USER);
        var larger = new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), "D1");
        assertThat(site.run(larger)).isInstanceOf(DatabaseEvent.Resized.class);
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
    }

    @Test
    void aServerThatDiedIsFrozenAgainByItsRepair() throws Exception {
        find(FULL);
        awaitFrozen(1);
        server.thaw(CONTAINER, USER);
        runtime.die(CONTAINER, 1);
        site.provisioner.reconcile().perform();
        await().until(() -> !site.events(DatabaseEvent.Repaired.class).isEmpty());
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
    }

    @Test
    void aStoppedOneIsFrozenByItsStartAndToldThen() throws Exception {
        site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration()));
        find(FULL);
        site.provisioner.reconcile().perform();
        assertThat(site.events(DatabaseEvent.Frozen.class)).isEmpty();
        site.run(new DatabaseCommand.Start(OperationId.next(), database, site.nextGeneration()));
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
        awaitFrozen(1);
    }

    @Test
    void contentOfAFrozenDatabaseDoesNotFreezeAnother() throws Exception {
        server.freeze(CONTAINER, USER);
        Transactions.run(site.store, transaction -> StorageQuotas.doubt(transaction, database));
        site.run(restart());
        assertThat(server.readsOnly(CONTAINER, USER)).isFalse();
        site.provisioner.reconcile().perform();
        await().until(() -> site.count("select count(*) from storage_quota where stale") == 0);
        assertThat(site.events(DatabaseEvent.Thawed.class)).isEmpty();
    }

    /** To thaw ends the sessions of clients, who come as soon as a database is ready. */
    @Test
    void whatWasSetRightByTheStartIsNotDoneAgainWhenClientsAreThere() throws Exception {
        Transactions.run(site.store, transaction -> StorageQuotas.doubt(transaction, database));
        site.run(restart());
        assertThat(site.count("select count(*) from storage_quota where stale")).isZero();
        long before = thaws();
        assertThat(before).isPositive();
        site.provisioner.reconcile().perform();
        assertThat(thaws()).isEqualTo(before);
        find(FULL);
        awaitFrozen(1);
    }

    private long thaws() {
        return server.scripts.stream()
                .filter(script -> script.contains("RESET default_transaction_read_only"))
                .count();
    }

    @Test
    void aServerThatRefusesIsAskedAgain() throws Exception {
        server.refusesScripts = true;
        find(FULL);
        site.provisioner.reconcile().perform();
        assertThat(site.events(DatabaseEvent.Frozen.class)).isEmpty();
        server.refusesScripts = false;
        awaitFrozen(1);
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota.before", "quota.own.after", "quota.after"})
    void freezingConverges(String point) throws Exception {
        user(UserAccess.READ_WRITE);
        find(FULL);
        FaultListener.killAt(point);
        site.provisioner.reconcile().perform();
        await().until(FaultListener::struck);
        awaitFrozen(1);
        assertThat(server.readsOnly(CONTAINER, USER)).isTrue();
        assertThat(server.readsOnly(CONTAINER, WRITER)).isTrue();
    }

    private DatabaseCommand.Restart restart() {
        return new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration());
    }

    private void user(UserAccess access) {
        site.secrets.prepare(database, WRITER, 1);
        var wish = new DatabaseCommand.SetUser(OperationId.next(), database, site.nextGeneration(), WRITER, access);
        assertThat(site.run(wish)).isInstanceOf(DatabaseEvent.UserSet.class);
    }

    /** As the consumer of the monitor's events would. */
    private void find(StorageState state) throws SQLException {
        var finding = new HealthEvent.StorageChanged(database, state, 1L, 1L, "as told", Instant.now());
        Transactions.run(site.store, transaction -> StorageQuotas.learn(transaction, finding));
    }

    private void awaitFrozen(int times) {
        await().untilAsserted(() -> {
            site.provisioner.reconcile().perform();
            assertThat(site.events(DatabaseEvent.Frozen.class)).hasSize(times);
        });
    }

    private void awaitThawed(int times) {
        await().untilAsserted(() -> {
            site.provisioner.reconcile().perform();
            assertThat(site.events(DatabaseEvent.Thawed.class)).hasSize(times);
        });
    }
}
