package io.databerth.monitor;

import static io.databerth.contracts.observation.HealthStatus.DOWN;
import static io.databerth.contracts.observation.HealthStatus.HEALTHY;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.monitor.looking.DatabaseLabels;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service with a real broker, a real store and a real server in a real container. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class MonitorIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final DatabaseId database = DatabaseId.next();

    @ConfigProperty(name = "databerth.site")
    String site;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aRealDatabaseIsSampledFoundHealthyAndItsDeathIsTold() throws Exception {
        try (ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
                Wire wire = new Wire(bootstrapServers)) {
            String container = runtime.create(server());
            try {
                runtime.start(container);
                watchFromReadyToDeath(runtime, wire, container);
            } finally {
                runtime.remove(container);
            }
        }
    }

    private void watchFromReadyToDeath(ContainerRuntime runtime, Wire wire, String container) throws Exception {
        wire.send(new DatabaseEvent.Accepted(OperationId.next(), database));
        await().atMost(LIMIT).until(() -> accepts(runtime, container));
        wire.send(Stage.readyEvent(database));
        HealthEvent.Changed healthy = wire.await(
                HealthEvent.Changed.class, change -> change.database().equals(database));
        assertThat(healthy.status()).isEqualTo(HEALTHY);

        MetricsSample sample = wire.await(
                MetricsSample.class,
                each -> each.database().equals(database) && each.cpuPercent() != null && each.diskBytes() != null);
        assertThat(sample.containerState()).isEqualTo("running");
        assertThat(sample.diskBytes()).isGreaterThan(1_000_000);
        assertThat(sample.memoryBytes()).isGreaterThan(1_000_000);
        assertThat(sample.connections()).isZero();
        assertThat(sample.uptimeSeconds()).isNotNull();
        assertThat(sample.engine()).containsKey("transactions_committed");
        get("/q/metrics").then().statusCode(200).body(containsString("databerth_database_up{database=\"" + database));
        get("/q/health/ready").then().statusCode(200);

        Instant killed = Instant.now();
        runtime.kill(container);
        HealthEvent.Changed down = wire.await(HealthEvent.Changed.class, change -> change.status() == DOWN);
        assertThat(down.at()).isBefore(killed.plusSeconds(1));
        assertThat(down.reason()).contains("137");
        wire.await(MetricsSample.class, each -> each.containerState().equals("exited"));
    }

    private ContainerSpec server() {
        Map<String, String> labels = new HashMap<>(DatabaseLabels.of(site, database));
        labels.put(Labels.ENGINE, "postgresql");
        labels.put(Labels.VERSION, "17");
        labels.put(Labels.INNER_DATABASE, "shop");
        labels.put(Labels.USERNAME, "shopkeeper");
        return ContainerSpec.of("monitor-it-" + database, "databerth/postgresql:17")
                .labels(labels)
                .user("999:999")
                .environment(Map.of("POSTGRES_HOST_AUTH_METHOD", "trust", "POSTGRES_DB", "shop"))
                .build();
    }

    private static boolean accepts(ContainerRuntime runtime, String container) {
        return runtime.execute(container, ExecRequest.of("pg_isready", "--quiet", "--host=127.0.0.1"))
                .succeeded();
    }
}
