package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.fake.FakeRuntime;
import io.databerth.vault.client.ServerCertificate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another certificate: that the server has it after every end of the operation, or the one from before. */
class CertifyTest {
    private static final String CONTAINER = "shop-staging-postgresql";
    private static final Instant EXPIRES = Instant.parse("2027-11-22T00:00:00Z");
    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeServer server = new FakeServer(runtime);
    private final TestSite site =
            new TestSite(runtime, new Site("test-site"), (address, port) -> true, Duration.ofSeconds(2));
    private final DatabaseId database = site.made(TestSite.spec("shop"));

    @BeforeEach
    void provide() {
        site.secrets.provide(database, 2, certificate("second"));
        site.secrets.provide(database, 3, certificate("third"));
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
        site.close();
    }

    @Test
    void theServerIsMadeAnewWithIt() {
        ContainerState before = container();
        DatabaseCommand wish = certify(2);
        assertThat(site.run(wish))
                .isEqualTo(new DatabaseEvent.Certified(wish.operation(), database, 2, "authority", EXPIRES));
        assertThat(container().id()).isNotEqualTo(before.id());
        assertThat(files()).anyMatch(file -> file.contains("chain of second"));
        assertThat(runtime.volumes(Map.of())).hasSize(1);
    }

    @Test
    void itStaysWithOtherSettingsAndAnotherSize() {
        site.run(certify(2));
        site.run(new DatabaseCommand.Configure(
                OperationId.next(), database, site.nextGeneration(), Map.of("jit", "off")));
        site.run(new DatabaseCommand.Resize(OperationId.next(), database, site.nextGeneration(), "E2"));
        assertThat(files()).anyMatch(file -> file.contains("chain of second"));
    }

    @Test
    void aServerThatDoesNotComeUpGetsBackTheOneItHad() throws Exception {
        site.run(certify(2));
        server.refusesLogins = true;
        assertThat(site.run(certify(3))).isInstanceOf(DatabaseEvent.Failed.class);
        server.refusesLogins = false;
        site.provisioner.reconcile().perform();
        await().untilAsserted(() -> assertThat(files()).anyMatch(file -> file.contains("chain of second")));
        assertThat(site.managed(database).spec().certificate()).hasValue(2);
    }

    @Test
    void oneThatTheVaultDoesNotKeepIsRefusedBeforeAnythingIsTouched() {
        ContainerState before = container();
        DatabaseEvent end = site.run(certify(9));
        assertThat(((DatabaseEvent.Failed) end).failure().code()).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(container().id()).isEqualTo(before.id());
    }

    /** As after the undoing of a change that was made before it. */
    @Test
    void oneThatIsDestroyedGivesWayToTheCurrentOne() {
        site.run(certify(2));
        site.secrets.destroy(database, 2);
        runtime.remove(container().id());
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertThat(files()).isNotEmpty().noneMatch(file -> file.contains("chain of"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certify.stop.before",
                "certify.stop.after",
                "certify.start.before",
                "certify.start.after",
                "certify.ready.before",
                "certify.ready.after",
                "certify.conclude.before",
                "certify.conclude.after"
            })
    void aChangeOfCertificateConverges(String point) {
        FaultListener.killAt(point);
        assertThat(site.run(certify(2))).isInstanceOf(DatabaseEvent.Certified.class);
        await().until(FaultListener::struck);
        assertThat(files()).anyMatch(file -> file.contains("chain of second"));
        assertThat(runtime.list(Map.of())).hasSize(1).allMatch(ContainerState::running);
    }

    private DatabaseCommand certify(int version) {
        return new DatabaseCommand.Certify(
                OperationId.next(), database, site.nextGeneration(), version, "authority", EXPIRES);
    }

    private static ServerCertificate certificate(String name) {
        return new ServerCertificate(Secret.of("key of " + name), "chain of " + name, "authority of " + name);
    }

    private ContainerState container() {
        return runtime.inspect(CONTAINER).orElseThrow();
    }

    private List<String> files() {
        return runtime.files(CONTAINER).stream()
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
