package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplyCredentialTest {
    private static final DatabaseSpec SHOP = TestSite.spec("shop");
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private DatabaseId database = DatabaseId.next();
    private Secret old = Secret.of("");

    @BeforeEach
    void make() {
        database = site.made(SHOP);
        old = site.secrets
                .password(new SecretReference(database, Purpose.APP))
                .orElseThrow()
                .password();
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void theNewPasswordLogsInAndTheOldOneIsRefused() throws SQLException {
        Secret fresh = site.secrets.prepare(database, 2);
        site.provisioner.rotationLoop().start();
        OperationId operation = site.rotationPrepared(database, 2);
        assertThat(site.end(operation)).isEqualTo(new DatabaseEvent.CredentialApplied(operation, database, 2));
        assertThat(accepts(fresh)).isTrue();
        assertThat(accepts(old)).isFalse();
    }

    static Stream<String> points() {
        return Stream.of("redeem", "set", "verify", "conclude")
                .flatMap(step -> Stream.of(".before", ".after").map(side -> "applycredential." + step + side));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aRotationThatWasKilledConvergesToOneAnswer(String point) throws SQLException {
        Secret fresh = site.secrets.prepare(database, 2);
        FaultListener.killAt(point);
        OperationId operation = site.rotationPrepared(database, 2);
        assertThat(attemptAll()).isTrue();
        await().until(FaultListener::struck);
        attemptAll();
        assertThat(site.end(operation)).isInstanceOf(DatabaseEvent.CredentialApplied.class);
        assertThat(site.events(DatabaseEvent.CredentialApplied.class)).hasSize(1);
        assertThat(accepts(fresh)).isTrue();
        assertThat(accepts(old)).isFalse();
        assertThat(server.accountChanges).as("bootstrap and one rotation").hasValue(2);
    }

    @Test
    void aStoppedDatabaseIsNotStartedForIt() throws SQLException {
        site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration()));
        site.secrets.prepare(database, 2);
        OperationId operation = site.rotationPrepared(database, 2);
        attemptAll();
        DatabaseEvent.CredentialRefused refused = (DatabaseEvent.CredentialRefused) site.end(operation);
        assertThat(refused.failure().code()).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(refused.failure().remedy()).isEqualTo("Start the database, then rotate.");
        assertThat(runtime.inspect(SHOP.containerName()).orElseThrow().running())
                .isFalse();
    }

    @Test
    void aServerThatRefusesTheChangeKeepsTheOldPasswordAndSaysSo() throws SQLException {
        site.secrets.prepare(database, 2);
        server.refusesScripts = true;
        OperationId operation = site.rotationPrepared(database, 2);
        attemptAll();
        DatabaseEvent.CredentialRefused refused = (DatabaseEvent.CredentialRefused) site.end(operation);
        assertThat(refused.failure().code()).isEqualTo(ErrorCode.ENGINE_COMMAND_FAILED);
        assertThat(refused.failure().message()).contains("not today");
        assertThat(accepts(old)).isTrue();
    }

    @Test
    void nothingIsAnsweredWhileNobodyKnowsWhichPasswordTheServerHas() throws SQLException {
        site.secrets.prepare(database, 2);
        server.refusesScripts = true;
        server.refusesLogins = true;
        OperationId operation = site.rotationPrepared(database, 2);
        attemptAll();
        assertThat(site.count("select count(*) from credential_application where answered_at is null"))
                .isEqualTo(1);
        server.refusesScripts = false;
        server.refusesLogins = false;
        retryNow();
        attemptAll();
        assertThat(site.end(operation)).isInstanceOf(DatabaseEvent.CredentialApplied.class);
    }

    @Test
    void theSameVersionUnderASecondOperationIsAnsweredToo() throws SQLException {
        site.secrets.prepare(database, 2);
        OperationId first = site.rotationPrepared(database, 2);
        OperationId second = site.rotationPrepared(database, 2);
        attemptAll();
        assertThat(site.end(first)).isInstanceOf(DatabaseEvent.CredentialApplied.class);
        site.secrets.makeCurrent(database, 2);
        attemptAll();
        assertThat(site.end(second)).isInstanceOf(DatabaseEvent.CredentialApplied.class);
        assertThat(server.accountChanges).hasValue(2);
    }

    @Test
    void aVersionThatTheVaultNoLongerHoldsIsRefused() throws SQLException {
        OperationId operation = site.rotationPrepared(database, 7);
        attemptAll();
        assertThat(site.end(operation)).isInstanceOf(DatabaseEvent.CredentialRefused.class);
        assertThat(accepts(old)).isTrue();
    }

    @Test
    void aRestartBetweenTheChangeAndItsAnswerLogsInWithTheNewPassword() throws SQLException {
        site.secrets.prepare(database, 2);
        FaultListener.killAt("applycredential.set.after");
        site.rotationPrepared(database, 2);
        assertThat(attemptAll()).isTrue();
        var restart = new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration());
        assertThat(site.run(restart)).isInstanceOf(DatabaseEvent.Ready.class);
    }

    @Test
    void anAbsentVaultIsWaitedFor() throws SQLException {
        site.secrets.prepare(database, 2);
        site.secrets.away = true;
        OperationId operation = site.rotationPrepared(database, 2);
        attemptAll();
        site.secrets.away = false;
        retryNow();
        attemptAll();
        assertThat(site.end(operation)).isInstanceOf(DatabaseEvent.CredentialApplied.class);
    }

    /** Whether the attempt was killed. */
    private boolean attemptAll() throws SQLException {
        try {
            for (var application : new CredentialApplications(site.store).due(8)) {
                site.provisioner.rotationLoop().attempt(application);
            }
            return false;
        } catch (Error killed) {
            assertThat(killed).hasMessageStartingWith("killed at ");
            return true;
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    private void retryNow() throws SQLException {
        Transactions.run(site.store, transaction -> transaction
                .createStatement()
                .executeUpdate("update credential_application set not_before = now()"));
    }

    private boolean accepts(Secret password) {
        return server.accepts(SHOP.containerName(), SHOP.username(), password.reveal());
    }
}
