package io.databerth.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.Topic;
import io.databerth.embedded.EmbeddedServerException;
import io.databerth.embedded.ProcessIdentity;
import io.databerth.embedded.TestServers;
import io.databerth.launcher.plan.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackTest {
    private final Path data = TestServers.directory("stack");
    private final Path repository = TestServers.directory("repository");
    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    private Stack stack;

    @BeforeAll
    void start() throws IOException {
        stack = Stack.start(StackOptions.of(data, FakeRepository.in(repository)).withProgress(progress::add));
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void everyPartIsReadyAndHasToldSoOnce() {
        assertThat(stack.parts()).allMatch(Part::ready).hasSize(7);
        assertThat(progress).hasSize(7).allMatch(line -> line.matches("[a-z-]+ +ready after +[0-9.]+ s"));
    }

    @Test
    void everyTopicIsThere() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).containsAll(Topic.allNames());
        }
    }

    @Test
    void aKilledServiceIsStartedAgainAndCounted() {
        Part monitor = stack.service("monitor");
        long before = monitor.pid();
        int restarts = monitor.restarts();
        monitor.kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> monitor.ready() && monitor.pid() != before);
        assertThat(monitor.restarts()).isEqualTo(restarts + 1);
        assertThat(monitor.lastFailure()).contains("exit code 137");
    }

    @Test
    void aServiceThatIsHeldDownStaysDownUntilItIsStarted() {
        Part provisioner = stack.service("provisioner");
        long killed = provisioner.pid();
        provisioner.killAndHold();
        assertThat(provisioner.isAlive()).isFalse();
        assertThat(ProcessIdentity.of(killed)).isEmpty();
        assertThatThrownBy(provisioner::pid).isInstanceOf(EmbeddedServerException.class);
        provisioner.start();
        provisioner.awaitReady(Duration.ofSeconds(20));
    }

    @Test
    void theBrokerComesBackAtItsAddress() {
        String address = stack.bootstrapServers();
        stack.broker().stop();
        assertThat(stack.broker().isAlive()).isFalse();
        stack.broker().start();
        stack.broker().awaitReady(Duration.ofSeconds(60));
        assertThat(address).endsWith(":" + stack.broker().port());
    }

    @Test
    void aSecondStackOnTheSameDataIsRefused() {
        assertThatThrownBy(() -> Stack.start(StackOptions.of(data, repository)))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void everySecretIsForItsOwnerOnly() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("secrets"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(12)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noSecretIsInTheArgumentsOrTheEnvironmentOfAnyProcess() throws IOException {
        List<String> secrets = new ArrayList<>(List.of(stack.adminToken().reveal()));
        for (Service service : Service.all()) {
            secrets.add(Files.readString(data.resolve("secrets/store-passwords").resolve(service.schema()))
                    .trim());
        }
        secrets.add(stack.storeAdministration().password().reveal());
        for (Part part : stack.parts()) {
            Path process = Path.of("/proc", Long.toString(part.pid()));
            String seen = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    + new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
            assertThat(secrets).as(part.name()).noneMatch(seen::contains);
        }
    }

    @Test
    void aServicesLogInReachesItsOwnSchemaOnly() throws Exception {
        Properties gateway = configuration(Service.GATEWAY);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(gateway.getProperty("quarkus.datasource.jdbc.url"));
        source.setUser(gateway.getProperty("quarkus.datasource.username"));
        source.setPassword(gateway.getProperty("quarkus.datasource.password"));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS gateway.probe (n int)");
            statement.execute("SELECT * FROM probe");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE vault.probe (n int)"))
                    .hasMessageContaining("permission denied for schema vault");
        }
    }

    @Test
    void eachServiceIsToldWhereTheVaultIs() throws IOException {
        assertThat(configuration(Service.PROVISIONER).getProperty("databerth.vault.url"))
                .isEqualTo(stack.address(Service.VAULT).toString());
    }

    private Properties configuration(Service service) throws IOException {
        Properties properties = new Properties();
        Path file = data.resolve("secrets/configuration").resolve(service.module() + ".properties");
        try (var reader = Files.newBufferedReader(Objects.requireNonNull(file))) {
            properties.load(reader);
        }
        return properties;
    }
}
