package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.embedded.BucketServer;
import io.databerth.embedded.StoreAdministration;
import io.databerth.embedded.TestServers;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.recovery.BringBackDatabases;
import io.databerth.launcher.recovery.RebuildStore;
import io.databerth.launcher.stack.ServiceExtras;
import io.databerth.launcher.stack.Stack;
import io.databerth.launcher.stack.StackOptions;
import io.databerth.offline.RootKey;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Everything is lost but what lies in a bucket, and the root key: containers, volumes, store, broker, secrets. */
class RecoverIT {
    private final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
    private final Path folder = TestServers.directory("recover");
    private final Path fetched = folder.resolve("fetched");
    private final BucketServer bucket =
            BucketServer.start(Path.of("target/servers/s3proxy.jar"), TestServers.directory("bucket"));
    private final Path rootKey = folder.resolve("root.key");
    private final List<String> told = new ArrayList<>();
    private String site = "";

    @AfterEach
    void removeWhatIsLeft() {
        Things.removeAllOf(runtime, site);
        runtime.close();
        bucket.close();
    }

    @Test
    void everyDatabaseComesBackWithThePasswordsOfToday() throws Exception {
        Tenant rotated;
        Tenant stopped;
        String former;
        Secret formerToken;
        OperationId underWay;
        Platform.keepStartUps();
        try (Stack stack = Stack.start(options("lost"))) {
            site = stack.site();
            formerToken = stack.adminToken();
            GatewayClient gateway = gateway(stack, formerToken);
            JsonNode target = gateway.post("/api/v1/backup-targets", target());
            rotated = filled(gateway, target.path("id").asText(), 42);
            stopped = filled(gateway, target.path("id").asText(), 43);
            former = rotated.password();
            gateway.await(rotated.requestRotation());
            rotated.reveal();
            gateway.await(Tenant.operation(stopped.post("/stop")));
            underWay = onlyOnATopic(stack, rotated);
            JsonNode backup = gateway.post("/api/v1/platform-backups");
            assertThat(backup.path("state").asText()).isEqualTo("proven");
            assertThat(backup.path("copies").path(0).asText())
                    .isEqualTo(target.path("id").asText());
            Files.copy(folder.resolve("lost/secrets/root.key"), rootKey);
        }
        loseEverything();

        fetchThePlatformsOwn();
        new RebuildStore(options("again"), told::add).from(fetched, new RootKey(rootKey));
        try (Stack stack = Stack.start(options("again"))) {
            assertThat(stack.site()).isEqualTo(site);
            GatewayClient gateway = gateway(stack, stack.adminToken());
            assertThat(gateway.get("/api/v1/operations/" + underWay)
                            .path("failure")
                            .path("message")
                            .asText())
                    .isEqualTo("it was under way when the platform was lost");
            assertThat(new BringBackDatabases(gateway, runtime, site, told::add).perform())
                    .as(() -> String.join("\n", told))
                    .isZero();
            assertThat(rotated.query("select n from kept")).isEqualTo("42");
            assertThat(rotated.accepts(former)).isFalse();
            assertThat(gateway.get("/api/v1/databases/" + stopped.id())
                            .path("state")
                            .asText())
                    .isEqualTo("stopped");
            gateway.await(Tenant.operation(gateway.post("/api/v1/databases/" + stopped.id() + "/start")));
            assertThat(stopped.query("select n from kept")).isEqualTo("43");
            // Whoever had a token has it still.
            assertThat(gateway(stack, formerToken).get("/api/v1/databases").path("items"))
                    .hasSize(2);
        }
        assertThatThrownBy(() -> new RebuildStore(options("again"), told::add).from(fetched, new RootKey(rootKey)))
                .hasMessageContaining("holds a platform already");
    }

    @Test
    void whatIsOfNoUseIsRefusedBeforeAnythingIsTouched() throws Exception {
        Files.createDirectory(fetched);
        assertThatThrownBy(() -> new RebuildStore(options("new"), told::add).from(fetched, new RootKey(rootKey)))
                .hasMessageContaining("there is no backup of a platform's store");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private Map<String, Object> target() {
        Map<String, Object> place = Map.of(
                "endpoint",
                bucket.address().toString(),
                "bucket",
                BucketServer.BUCKET,
                "prefix",
                "site/",
                "accessKey",
                BucketServer.ACCESS_KEY,
                "secretKey",
                BucketServer.SECRET_KEY.reveal());
        return Map.of("name", "bucket", "s3", place);
    }

    /** The new platform fetches the rest by itself. */
    private void fetchThePlatformsOwn() throws IOException, InterruptedException {
        Path secretKey = Files.writeString(folder.resolve("secret-key"), BucketServer.SECRET_KEY.reveal());
        RecoverProgram.perform(
                "fetch",
                "--endpoint",
                bucket.address().toString(),
                "--bucket",
                BucketServer.BUCKET,
                "--prefix",
                "site/",
                "--access-key",
                BucketServer.ACCESS_KEY,
                "--secret-key-file",
                secretKey.toString(),
                "--platform",
                "--into",
                fetched.toString());
    }

    private static Tenant filled(GatewayClient gateway, String target, int number) throws Exception {
        Tenant tenant = new Tenant(gateway, TestServers.directory("authority")).created();
        String policy = "/api/v1/databases/" + tenant.id() + "/backup-policy";
        gateway.await(Tenant.operation(gateway.put(policy, Map.of("targets", List.of(target)))));
        tenant.execute("create table kept as select " + number + " as n");
        tenant.provenBackup();
        return tenant;
    }

    /** As when the gateway's command has left its outbox, and no worker has it yet. */
    private static OperationId onlyOnATopic(Stack stack, Tenant tenant) throws SQLException {
        OperationId operation = OperationId.next();
        StoreAdministration store = stack.storeAdministration();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(store.urlOf("databerth"));
        try (Connection connection =
                        source.getConnection(store.user(), store.password().reveal());
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into gateway.operation_view (id, kind, database_id, project, actor, generation, state, requested_at)
                        values (?, 'RESTART', ?, 'default', 'somebody', 99, 'QUEUED', now())
                        """)) {
            insert.setObject(1, operation.value());
            insert.setObject(2, DatabaseId.parse(tenant.id()).value());
            insert.executeUpdate();
        }
        return operation;
    }

    private void loseEverything() throws IOException {
        Things.removeAllOf(runtime, site);
        try (Stream<Path> files = Files.walk(folder.resolve("lost"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private StackOptions options(String name) {
        return StackOptions.of(folder.resolve(name), Platform.repositoryRoot())
                .withEnginesDirectory(Platform.enginesDirectory())
                .withExtras(
                        Service.PROVISIONER,
                        new ServiceExtras(List.of(), List.of(), Map.of("databerth.reconcile", "3s")));
    }

    private static GatewayClient gateway(Stack stack, Secret token) {
        return new GatewayClient(stack.address(), token.reveal());
    }
}
