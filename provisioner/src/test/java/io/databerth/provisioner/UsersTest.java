package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.runtime.fake.FakeRuntime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Further users: that the server has them, with today's password, whatever happens to it. */
class UsersTest {
    private static final String CONTAINER = "shop-staging-postgresql";
    private static final String READER = "reader";
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
    void aUserIsMadeWithTheVaultsPassword() {
        Secret password = site.secrets.prepare(database, READER, 1);
        DatabaseCommand wish = set(UserAccess.READ_ONLY);
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.UserSet(wish.operation(), database, READER, UserAccess.READ_ONLY));
        assertThat(accepts(password)).isTrue();
        assertThat(server.scripts)
                .last()
                .asString()
                .contains("databerth_readers")
                .doesNotContain(password.reveal());
    }

    @Test
    void aUserIsNotMadeBeforeTheVaultHasAPassword() {
        DatabaseCommand wish = set(UserAccess.READ_ONLY);
        site.send(wish);
        await().until(() -> site.events(DatabaseEvent.Accepted.class).stream()
                .anyMatch(accepted -> accepted.operation().equals(wish.operation())));
        assertThat(server.scripts).noneMatch(script -> script.contains("\"reader\""));
        Secret password = site.secrets.prepare(database, READER, 1);
        assertThat(site.end(wish.operation())).isInstanceOf(DatabaseEvent.UserSet.class);
        assertThat(accepts(password)).isTrue();
    }

    @Test
    void aServerThatForgotAUserHasItAgainAfterAStart() {
        Secret password = made();
        server.forget(CONTAINER, READER);
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertThat(accepts(password)).isTrue();
    }

    @Test
    void aUserIsSetRightAfterTheContentWasReplaced() throws Exception {
        Secret password = made();
        server.forget(CONTAINER, READER);
        site.provisioner.reconcile().perform();
        assertThat(accepts(password)).isFalse();
        Transactions.run(site.store, transaction -> ManagedUsers.makeStale(transaction, database));
        site.provisioner.reconcile().perform();
        await().untilAsserted(() -> assertThat(accepts(password)).isTrue());
    }

    @Test
    void aUserWithNoAccessStaysLockedOut() {
        Secret password = made();
        assertThat(site.run(set(UserAccess.NONE))).isInstanceOf(DatabaseEvent.UserSet.class);
        assertThat(accepts(password)).isFalse();
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertThat(accepts(password)).isFalse();
    }

    @Test
    void aDroppedUserIsNotMadeAgain() {
        Secret password = made();
        var wish = new DatabaseCommand.DropUser(OperationId.next(), database, site.nextGeneration(), READER);
        assertThat(site.run(wish)).isEqualTo(new DatabaseEvent.UserDropped(wish.operation(), database, READER));
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertThat(accepts(password)).isFalse();
    }

    @Test
    void aRotationChangesThisUsersPasswordAlone() throws Exception {
        Secret before = made();
        Secret after = site.secrets.prepare(database, READER, 2);
        site.provisioner.rotationLoop().start();
        DatabaseEvent end = site.end(site.rotationPrepared(database, 2, READER));
        assertThat(end).isInstanceOf(DatabaseEvent.CredentialApplied.class);
        assertThat(accepts(after)).isTrue();
        assertThat(accepts(before)).isFalse();
        // The vault has not promoted it yet: a start must not bring the old one back.
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertThat(accepts(after)).isTrue();
    }

    @Test
    void theRotationOfAUserThatIsNotThereIsRefused() throws Exception {
        site.secrets.prepare(database, READER, 1);
        site.provisioner.rotationLoop().start();
        DatabaseEvent end = site.end(site.rotationPrepared(database, 1, READER));
        assertThat(((DatabaseEvent.CredentialRefused) end).failure().code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setuser.password.before",
                "setuser.password.after",
                "setuser.user.before",
                "setuser.user.after",
                "setuser.conclude.before",
                "setuser.conclude.after"
            })
    void aUserThatIsMadeConverges(String point) {
        Secret password = site.secrets.prepare(database, READER, 1);
        FaultListener.killAt(point);
        assertThat(site.run(set(UserAccess.READ_ONLY))).isInstanceOf(DatabaseEvent.UserSet.class);
        await().until(FaultListener::struck);
        assertThat(accepts(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dropuser.drop.before",
                "dropuser.drop.after",
                "dropuser.conclude.before",
                "dropuser.conclude.after"
            })
    void aUserThatIsDroppedConverges(String point) {
        Secret password = made();
        FaultListener.killAt(point);
        assertThat(site.run(new DatabaseCommand.DropUser(OperationId.next(), database, site.nextGeneration(), READER)))
                .isInstanceOf(DatabaseEvent.UserDropped.class);
        await().until(FaultListener::struck);
        assertThat(accepts(password)).isFalse();
    }

    private Secret made() {
        Secret password = site.secrets.prepare(database, READER, 1);
        assertThat(site.run(set(UserAccess.READ_ONLY))).isInstanceOf(DatabaseEvent.UserSet.class);
        return password;
    }

    private DatabaseCommand.SetUser set(UserAccess access) {
        return new DatabaseCommand.SetUser(OperationId.next(), database, site.nextGeneration(), READER, access);
    }

    private boolean accepts(Secret password) {
        return server.accepts(CONTAINER, READER, password.reveal());
    }
}
