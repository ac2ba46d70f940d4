package io.databerth.gateway;

import io.databerth.contracts.Topic;
import io.databerth.embedded.FreePorts;
import io.databerth.embedded.KafkaBroker;
import io.databerth.embedded.TestDatabase;
import io.databerth.embedded.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/** A real store, a real broker that tests may take away, and a stand-in for the vault, around the gateway under test. */
public class TestSite implements QuarkusTestResourceLifecycleManager {
    static final String ADMIN_TOKEN = "berth_testadministrator0123456789abcdefgh";

    private final Path brokerDirectory = TestServers.directory("gateway-broker");
    private final int brokerPort = FreePorts.any();
    private final FakeVault vault = new FakeVault();
    private KafkaBroker broker;
    private TestDatabase store;
    private final int monitorPort = FreePorts.any();
    /** Away, unless a test asks for it. */
    private FakeMonitor monitor;

    @Override
    public Map<String, String> start() {
        startBroker();
        broker.createTopics(Topic.allNames().toArray(String[]::new));
        store = TestServers.freshDatabase("gateway");
        Map<String, String> site = new HashMap<>();
        site.put("quarkus.datasource.jdbc.url", store.jdbcUrl());
        site.put("quarkus.datasource.reactive.url", store.reactiveUrl());
        site.put("quarkus.datasource.username", store.user());
        site.put("quarkus.datasource.password", store.password().reveal());
        site.put("quarkus.flyway.schemas", store.schema());
        site.put("kafka.bootstrap.servers", "127.0.0.1:" + brokerPort);
        site.put("databerth.data-directory", dataDirectory().toString());
        site.put("databerth.vault.url", "http://127.0.0.1:" + vault.start());
        site.put("databerth.backup-worker.url", "http://127.0.0.1:" + FreePorts.any());
        site.put("databerth.monitor.url", "http://127.0.0.1:" + monitorPort);
        site.put("databerth.engines-directory", "src/test/resources/site");
        site.put("quarkus.http.test-port", "0");
        return site;
    }

    @Override
    public void stop() {
        vault.stop();
        broker.close();
    }

    /** A test may live in another class loader, which shares no class with this one but those of the JDK. */
    @Override
    public void inject(TestInjector injector) {
        Consumer<String> operator = this::operate;
        injector.injectIntoFields(operator, new TestInjector.MatchesType(Consumer.class));
    }

    private void operate(String wish) {
        switch (wish) {
            case "stop broker" -> broker.close();
            case "start broker" -> startBroker();
            case "start monitor" -> monitor = new FakeMonitor(monitorPort);
            case "stop monitor" -> monitor.stop();
            case "stop store" -> storeAnswers(false);
            case "start store" -> storeAnswers(true);
            default -> throw new IllegalArgumentException(wish);
        }
    }

    /** To its clients a database that takes no connections is a store that is away. */
    private void storeAnswers(boolean answers) {
        var administration = TestServers.postgres().administration();
        try (var connection = DriverManager.getConnection(
                        TestServers.postgres().jdbcUrl("postgres"),
                        administration.user(),
                        administration.password().reveal());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + store.name() + " with allow_connections " + answers);
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + store.name() + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void startBroker() {
        broker = KafkaBroker.start(KafkaBroker.Options.of(brokerDirectory, brokerPort));
    }

    private static Path dataDirectory() {
        try {
            Path data = TestServers.directory("gateway-data");
            Path keys = Files.createDirectories(data.resolve("secrets/service-keys"));
            Files.writeString(keys.resolve("api-gateway.key"), FakeVault.SERVICE_KEY);
            Files.writeString(keys.resolve("monitor-door.key"), FakeMonitor.KEY);
            Files.writeString(keys.resolve("backup-worker-door.key"), "of nobody");
            Files.writeString(
                    data.resolve("secrets/admin-token.sha256"),
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(ADMIN_TOKEN.getBytes(StandardCharsets.UTF_8))));
            return data;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
