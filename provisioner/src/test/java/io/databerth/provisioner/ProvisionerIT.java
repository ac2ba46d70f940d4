package io.databerth.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.PortProbe;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.PublishedPort;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.databerth.vault.client.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real container engine, a real server in its hardened container, and a real client outside. */
class ProvisionerIT {
    private static final String SITE = "it-" + Long.toHexString(System.nanoTime());
    private static final DatabaseSpec SHOP = TestSite.spec(SITE + "-shop");

    private final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
    private final TestSite site = new TestSite(runtime, new Site(SITE), PortProbe.ofHost(), Duration.ofSeconds(60));

    @TempDir
    Path directory = Path.of("");

    private DatabaseId database = DatabaseId.next();

    @BeforeEach
    void make() throws Exception {
        ThrowAwayCertificate tls = ThrowAwayCertificate.of(SHOP.containerName());
        Files.writeString(directory.resolve("ca.pem"), tls.authority());
        database = site.made(SHOP, new ServerCertificate(Secret.of(tls.key()), tls.certificate(), tls.authority()));
        try (Connection client = connect(current())) {
            client.createStatement().execute("create table fact (id int primary key, text text)");
            client.createStatement().execute("insert into fact values (1, 'kept')");
        }
    }

    @AfterEach
    void leaveNothing() {
        site.close();
        Map<String, String> ours = Map.of(Labels.SITE, SITE);
        runtime.list(ours).forEach(container -> runtime.remove(container.id()));
        runtime.volumes(ours).forEach(volume -> runtime.removeVolume(volume.name()));
        runtime.networks(ours).forEach(network -> runtime.removeNetwork(network.id()));
        runtime.close();
    }

    @Test
    void theDataOutlivesStopStartRestartKillAndRemovalOfTheContainer() throws Exception {
        assertThat(site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration())))
                .isInstanceOf(DatabaseEvent.Stopped.class);
        assertThatThrownBy(() -> connect(current())).isInstanceOf(SQLException.class);
        site.run(new DatabaseCommand.Start(OperationId.next(), database, site.nextGeneration()));
        assertKept();
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertKept();
        site.provisioner.reconcileLoop().start();
        await().until(() -> site.provisioner.reconcileLoop().lastLook().toEpochMilli() > 0);
        runtime.kill(container().id());
        awaitRepairs(1);
        assertKept();
        runtime.remove(container().id());
        awaitRepairs(2);
        assertKept();
    }

    @Test
    void afterARotationTheOldPasswordIsRefusedAlsoAfterARestart() throws Exception {
        Secret old = current();
        Secret fresh = site.secrets.prepare(database, 2);
        site.provisioner.rotationLoop().start();
        OperationId operation = site.rotationPrepared(database, 2);
        assertThat(site.end(operation)).isInstanceOf(DatabaseEvent.CredentialApplied.class);
        site.secrets.makeCurrent(database, 2);
        assertThatThrownBy(() -> connect(old)).hasMessageContaining("password authentication failed");
        assertKept();
        site.run(new DatabaseCommand.Restart(OperationId.next(), database, site.nextGeneration()));
        assertThatThrownBy(() -> connect(old)).hasMessageContaining("password authentication failed");
        connect(fresh).close();
    }

    @Test
    void aDatabaseIsClosedAndOpenedAgainWithItsData() throws Exception {
        int port = site.managed(database).claimedPort();
        site.run(new DatabaseCommand.Unpublish(OperationId.next(), database, site.nextGeneration()));
        assertThat(container().ports()).isEmpty();
        assertThatThrownBy(() -> connectTo(port, current())).isInstanceOf(SQLException.class);
        site.run(new DatabaseCommand.Publish(
                OperationId.next(), database, site.nextGeneration(), "127.0.0.1", "127.0.0.1"));
        assertKept();
    }

    @Test
    void aContainerThatSomebodyMadeWithAnOpenPortIsReplaced() throws Exception {
        ContainerState ours = container();
        var byHand = new ArrayList<>(List.of("docker", "run", "--detach", "--name", ours.name(), "--network"));
        byHand.addAll(List.of(ours.networks().iterator().next(), "--publish", "127.0.0.1::5432"));
        ours.labels().forEach((name, value) -> byHand.addAll(List.of("--label", name + "=" + value)));
        // Something that ends when it is asked to: else it would have as long as a server to bring its data to disk.
        byHand.addAll(
                List.of("--entrypoint", "sh", ours.image(), "-c", "trap 'exit 0' INT TERM; while :; do sleep 1; done"));
        runtime.remove(ours.id());
        performed(byHand);
        int opened = container().ports().getFirst().hostPort();
        assertThat(opened).isNotEqualTo(site.managed(database).claimedPort());

        site.provisioner.reconcileLoop().start();

        awaitRepairs(1);
        assertThat(container().ports())
                .containsExactly(
                        new PublishedPort("127.0.0.1", site.managed(database).claimedPort(), 5432));
        assertThatThrownBy(() -> connectTo(opened, current())).isInstanceOf(SQLException.class);
        assertThat(site.events(DatabaseEvent.Drifted.class))
                .singleElement()
                .satisfies(drift -> assertThat(drift.difference()).contains("127.0.0.1:" + opened));
        assertKept();
    }

    @Test
    void aNetworkThatSomebodyConnectedIsLeft() throws Exception {
        var foreign = runtime.createNetwork(SITE + "-foreign", Map.of(Labels.SITE, SITE), NetworkReach.EXTERNAL);
        performed(List.of("docker", "network", "connect", foreign.name(), SHOP.containerName()));
        assertThat(container().networks()).hasSize(2).contains(foreign.name());

        site.provisioner.reconcileLoop().start();

        awaitRepairs(1);
        assertThat(container().networks()).containsExactly(site.site.networkOf(SHOP.project()));
        assertKept();
    }

    private static void performed(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void deletionLeavesNothing() {
        site.run(new DatabaseCommand.Delete(OperationId.next(), database, site.nextGeneration(), DataDisposal.ERASE));
        Map<String, String> ours = Map.of(Labels.SITE, SITE);
        assertThat(runtime.list(ours)).isEmpty();
        assertThat(runtime.volumes(ours)).isEmpty();
        assertThat(runtime.networks(ours)).isEmpty();
    }

    @Test
    void aLostVolumeIsNotReplaced() throws RuntimeFailure {
        runtime.remove(container().id());
        runtime.removeVolume(SHOP.containerName());
        site.provisioner.reconcileLoop().start();
        await().until(() -> !site.events(DatabaseEvent.Irreparable.class).isEmpty());
        assertThat(site.events(DatabaseEvent.Irreparable.class)
                        .getFirst()
                        .failure()
                        .code())
                .isEqualTo(ErrorCode.VOLUME_LOST);
        assertThat(runtime.volume(SHOP.containerName())).isEmpty();
        assertThat(runtime.inspect(SHOP.containerName())).isEmpty();
    }

    @Test
    void anEmptiedVolumeIsNotFilledWithAnEmptyDatabase() throws IOException {
        Path data = runtime.volume(SHOP.containerName()).orElseThrow().mountpoint();
        assumeTrue(Files.isWritable(data), "this account cannot see into volumes");
        site.run(new DatabaseCommand.Stop(OperationId.next(), database, site.nextGeneration()));
        try (Stream<Path> content = Files.walk(data)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(data)) {
                    Files.delete(path);
                }
            }
        }
        var start = new DatabaseCommand.Start(OperationId.next(), database, site.nextGeneration());
        DatabaseEvent.Failed failed = (DatabaseEvent.Failed) site.run(start);
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.VOLUME_LOST);
        assertThat(container().running()).isFalse();
    }

    private void assertKept() throws Exception {
        try (Connection client = connect(current())) {
            ResultSet row = client.createStatement().executeQuery("select text from fact where id = 1");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("kept");
        }
    }

    private Connection connect(Secret password) throws SQLException {
        return connectTo(site.managed(database).claimedPort(), password);
    }

    private Connection connectTo(int port, Secret password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SHOP.username());
        properties.setProperty("password", password.reveal());
        properties.setProperty("sslmode", "verify-ca");
        properties.setProperty("sslrootcert", directory.resolve("ca.pem").toString());
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + SHOP.innerDatabase(), properties);
    }

    private Secret current() {
        return site.secrets
                .password(new SecretReference(database, Purpose.APP))
                .orElseThrow()
                .password();
    }

    private void awaitRepairs(int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> site.events(DatabaseEvent.Repaired.class).size() == count);
    }

    private ContainerState container() {
        return runtime.inspect(SHOP.containerName()).orElseThrow();
    }
}
