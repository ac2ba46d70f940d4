package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.runtime.ExecRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the conformance kit cannot see of administration, because its clients do not stay: a session that is there, and one that is slow. */
class AdministrationIT {
    private final Platform platform = Platform.running();

    @Test
    void aSessionIsSeenAndEndedAndASlowQueryIsFound() throws SQLException {
        Tenant tenant = new Tenant(platform).created();
        tenant.execute("select pg_sleep(0.5)");
        try (Connection connection = tenant.connect(tenant.password());
                Statement statement = connection.createStatement()) {
            String session = sessionOf(statement);
            assertThat(sessions(tenant)).contains(session);
            JsonNode ending = tenant.delete("/sessions/" + session);
            platform.gateway().await(Tenant.operation(ending));
            assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
            assertThat(sessions(tenant)).doesNotContain(session);
        }
        JsonNode slowest = tenant.get("/slow-queries").path("items").path(0);
        assertThat(slowest.path("statement").asText()).contains("pg_sleep");
        assertThat(slowest.path("meanMilliseconds").asDouble()).isGreaterThanOrEqualTo(500);
        assertThat(slowest.path("calls").asInt()).isEqualTo(1);
        platform.gateway().await(tenant.requestDeletion());
    }

    @Test
    void aLogIsFollowedWhileTheServerWritesAndOnFromWhereItBrokeOff() throws Exception {
        Tenant tenant = new Tenant(platform).created();
        String last;
        try (LogReader log = new LogReader(platform, tenant, null)) {
            assertThatThrownBy(() -> tenant.execute("select 'before' / 0")).isInstanceOf(SQLException.class);
            last = log.idOf("before");
            assertThatThrownBy(() -> tenant.execute("select 'meanwhile' / 0")).isInstanceOf(SQLException.class);
            log.idOf("meanwhile");
        }
        try (LogReader log = new LogReader(platform, tenant, last)) {
            assertThat(log.idOf("meanwhile")).isGreaterThan(last);
            platform.gateway().await(Tenant.operation(tenant.post("/stop")));
            assertThat(log.closing()).contains("the server has stopped").contains("Last-Event-ID");
        }
        platform.gateway().await(tenant.requestDeletion());
    }

    @Test
    void otherProcessorsReachTheServerWhileASessionGoesOn() throws SQLException {
        Tenant tenant = new Tenant(platform).created(Map.of("sku", "D1"));
        Map<String, String> size = Map.of("sku", OperatorEngines.SLOWER);
        boolean restart = tenant.post("/resize/plan", size).path("restart").asBoolean();
        assertThat(restart).isEqualTo(isPodman());
        try (Connection connection = tenant.connect(tenant.password());
                Statement statement = connection.createStatement()) {
            String session = sessionOf(statement);
            platform.gateway().await(Tenant.operation(tenant.post("/resize", size)));
            if (!restart) {
                assertThat(sessionOf(statement)).isEqualTo(session);
            }
        }
        assertThat(processorShare(tenant)).isEqualTo(0.5);
        platform.gateway().await(tenant.requestDeletion());
    }

    private boolean isPodman() {
        return platform.gateway()
                .get("/api/v1/runtime")
                .at("/engine/kind")
                .asText()
                .equals("podman");
    }

    /** As the container itself sees it, with control groups of either version. */
    private double processorShare(Tenant tenant) {
        String read = "cat /sys/fs/cgroup/cpu.max 2>/dev/null || cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us"
                + " /sys/fs/cgroup/cpu/cpu.cfs_period_us";
        String[] numbers = platform.runtime()
                .execute(tenant.containerName(), ExecRequest.of("sh", "-c", read))
                .text()
                .strip()
                .split("\\s+");
        return Double.parseDouble(numbers[0]) / Double.parseDouble(numbers[1]);
    }

    @Test
    void theRuntimeIsToldWithItsHost() {
        JsonNode runtime = platform.gateway().get("/api/v1/runtime");
        assertThat(runtime.path("status").asText()).isEqualTo("running");
        assertThat(runtime.at("/engine/kind").asText()).isIn("docker", "podman");
        assertThat(runtime.at("/host/cpus").asInt()).isPositive();
        assertThat(runtime.path("requirements"))
                .filteredOn(requirement -> requirement.path("needed").asBoolean())
                .isNotEmpty()
                .allMatch(requirement -> requirement.path("met").asBoolean());
    }

    private static String sessionOf(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> sessions(Tenant tenant) {
        return StreamSupport.stream(tenant.get("/sessions").path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }
}
