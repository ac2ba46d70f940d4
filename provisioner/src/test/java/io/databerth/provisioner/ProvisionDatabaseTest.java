package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.fake.FakeRuntime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvisionDatabaseTest {
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
    void aProvisionedDatabaseLetsItsUserLogIn() {
        DatabaseCommand.Provision command = site.provision(SHOP);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        DatabaseEvent.Ready ready = (DatabaseEvent.Ready) site.run(command);
        assertThat(ready.endpoint()).isEqualTo(new Endpoint(SHOP.hostName(), "127.0.0.1", 5432));
        assertThat(ready.serverImage()).isEqualTo("databerth/postgresql:17");
        assertThat(ready.limits()).contains(new LimitOutcome("cpu-shares", "512", "512"));
        assertThat(server.accepts(SHOP.containerName(), SHOP.username(), passwordOf(command.database())))
                .isTrue();
        assertThat(site.events(DatabaseEvent.StepDone.class))
                .extracting(done -> done.step().name())
                .containsExactly("image", "network", "volume", "secrets", "container", "start", "account", "ready");
    }

    @Test
    void theContainerIsHardenedLabelledAndHoldsItsFiles() {
        DatabaseId database = site.made(SHOP);
        ContainerSpec spec = runtime.spec(SHOP.containerName());
        assertThat(spec.labels())
                .containsEntry(Labels.SITE, "test-site")
                .containsEntry(Labels.DATABASE, database.toString())
                .containsEntry(Labels.ROLE, Labels.DATABASE_ROLE)
                .containsKeys(Labels.SPEC, Labels.OPERATION, Labels.GENERATION, Labels.PROJECT);
        assertThat(spec.hardening().addedCapabilities()).isEmpty();
        assertThat(spec.ports()).containsExactly(new PublishedPort("127.0.0.1", 5432, 5432));
        assertThat(spec.user()).contains("999:999");
        assertThat(runtime.files(SHOP.containerName()))
                .anySatisfy(file -> assertThat(file.path()).endsWith("tls.key"))
                .allSatisfy(file -> assertThat(file.uid()).isEqualTo(999));
    }

    @Test
    void noSecretIsInTheContainersArgumentsEnvironmentOrLabelsNorInAnyEvent() throws SQLException {
        DatabaseId database = site.made(SHOP);
        assertThat(runtime.spec(SHOP.containerName()).toString()).doesNotContain("secret-of-");
        assertThat(site.events().toString()).doesNotContain("secret-of-").contains(database.toString());
        assertThat(site.count("select count(*) from operation where envelope like '%secret-of-%'"))
                .isZero();
    }

    @Test
    void secretsMayComeLater() throws InterruptedException {
        DatabaseCommand.Provision command = site.provision(SHOP);
        site.send(command);
        Thread.sleep(300);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        assertThat(site.end(command.operation())).isInstanceOf(DatabaseEvent.Ready.class);
    }

    @Test
    void sixteenAtOnceGetSixteenPortsAndOneNetwork() throws SQLException {
        List<DatabaseCommand.Provision> commands = IntStream.range(0, 16)
                .mapToObj(number -> site.provision(TestSite.spec("shop" + number)))
                .toList();
        commands.forEach(command -> site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE));
        commands.forEach(site::send);
        commands.forEach(command -> assertThat(site.end(command.operation())).isInstanceOf(DatabaseEvent.Ready.class));
        assertThat(site.events(DatabaseEvent.Ready.class))
                .extracting(ready -> ready.endpoint().port())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(5432, 5448).boxed().toList());
        assertThat(runtime.networks(Map.of(Labels.SITE, "test-site"))).hasSize(1);
    }

    @Test
    void aPortThatTheRuntimeRefusesIsPassedOver() {
        String foreign = runtime.create(ContainerSpec.of("foreign", "databerth/postgresql:17")
                .publish(new PublishedPort("127.0.0.1", 5432, 80))
                .build());
        runtime.start(foreign);
        DatabaseId database = site.made(SHOP);
        assertThat(site.managed(database).claimedPort()).isEqualTo(5433);
        assertThat(runtime.spec(SHOP.containerName()).ports())
                .containsExactly(new PublishedPort("127.0.0.1", 5433, 5432));
    }

    @Test
    void aForeignContainerOfThatNameIsNeitherUsedNorTouched() {
        String foreign = runtime.create(ContainerSpec.of(SHOP.containerName(), "databerth/postgresql:17")
                .labels(Map.of("owner", "somebody"))
                .build());
        assertThat(failure(SHOP)).isEqualTo(ErrorCode.CONTAINER_CONFLICT);
        assertThat(runtime.inspect(SHOP.containerName()).orElseThrow().id()).isEqualTo(foreign);
    }

    @Test
    void aVolumeOfAnEarlierLifeIsNeverAdopted() {
        DatabaseId first = site.made(SHOP);
        site.run(new DatabaseCommand.Delete(OperationId.next(), first, site.nextGeneration(), DataDisposal.KEEP));
        DatabaseCommand.Provision again = site.provision(SHOP);
        site.secrets.issue(again.database(), TestSite.NO_CERTIFICATE);
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(again);
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.CONTAINER_CONFLICT);
        assertThat(failed.failure().message()).contains(first.toString());
        assertThat(failed.step()).isEqualTo("volume");
    }

    @Test
    void refusedLimitsAreToldAndDoNotFailTheCreation() {
        runtime.refuse(Limit.OOM_SCORE_ADJUSTMENT);
        runtime.ignore(Limit.SWAPPINESS);
        DatabaseSpec memory = TestSite.spec("shop", "shop", "E1");
        DatabaseCommand.Provision command = site.provision(memory);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        DatabaseEvent.Ready ready = (DatabaseEvent.Ready) site.run(command);
        assertThat(ready.limits())
                .contains(
                        new LimitOutcome("oom-score-adjustment", "-500", ""),
                        new LimitOutcome("swappiness", "0", ""),
                        new LimitOutcome("memory-bytes", Long.toString(4L << 30), Long.toString(4L << 30)));
    }

    @Test
    void whatTheCatalogueDoesNotKnowIsRefusedBeforeAnythingIsMade() {
        assertThat(failure(TestSite.spec("shop", "shop", "Z9"))).isEqualTo(ErrorCode.SKU_UNKNOWN);
        var unknown = new DatabaseSpec(
                "x", "shop", "staging", "nosuch", "1", "B1", "x-staging", "x", "orders", "user_a", "127.0.0.1");
        assertThat(failure(unknown)).isEqualTo(ErrorCode.ENGINE_UNKNOWN);
        assertThat(runtime.list(Map.of())).isEmpty();
        assertThat(runtime.networks(Map.of())).isEmpty();
    }

    @Test
    void anImageThatIsNowhereIsToldWithItsCure() {
        var absent = new DatabaseSpec(
                "x", "shop", "staging", "postgresql", "15", "B1", "x-staging", "x", "orders", "user_a", "127.0.0.1");
        DatabaseCommand.Provision command = site.provision(absent);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(command);
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.IMAGE_UNAVAILABLE);
        assertThat(failed.failure().message())
                .contains("databerth/postgresql:15", "databerth.images.pull", "databerth.images.build");
        assertThat(failed.failure().remedy()).contains("deploy/images/build");
    }

    @Test
    void aServerThatLetsNobodyInIsNotReady() {
        server.refusesLogins = true;
        assertThat(failure(SHOP)).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
    }

    @Test
    void aServerThatEndsWhileItStartsFailsAtOnceWithItsExitCode() {
        runtime.install("pg_isready", call -> {
            runtime.die(call.container().id(), 78);
            return 1;
        });
        DatabaseCommand.Provision command = site.provision(SHOP);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(command);
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
        assertThat(failed.failure().message()).contains("exit code 78");
    }

    @Test
    void anAbsentRuntimeIsWaitedFor() throws InterruptedException {
        DatabaseCommand.Provision command = site.provision(SHOP);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        runtime.goDown();
        site.send(command);
        Thread.sleep(300);
        runtime.comeBack();
        assertThat(site.end(command.operation())).isInstanceOf(DatabaseEvent.Ready.class);
    }

    @Test
    void aSecondDatabaseOfTheSameNameIsRefused() {
        site.made(SHOP);
        assertThat(failure(SHOP)).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void theNetworkOfAnotherSiteIsNotUsed() {
        runtime.createNetwork("databerth-test-site-shop", Map.of(Labels.SITE, "other"), NetworkReach.EXTERNAL);
        site.made(SHOP);
        assertThat(runtime.networks(Map.of(Labels.SITE, "test-site"))).hasSize(1);
    }

    private ErrorCode failure(DatabaseSpec spec) {
        DatabaseCommand.Provision command = site.provision(spec);
        site.secrets.issue(command.database(), TestSite.NO_CERTIFICATE);
        return ((DatabaseEvent.Failed) site.run(command)).failure().code();
    }

    private String passwordOf(DatabaseId database) {
        return site.secrets
                .password(new SecretReference(database, Purpose.APP))
                .orElseThrow()
                .password()
                .reveal();
    }
}
