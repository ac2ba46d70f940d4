package io.databerth.engines;

import static io.databerth.engines.PostgresqlFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("io.databerth.engines.PostgresqlFixture#versions")
class PostgresqlLogInIT {
    private static PostgresqlFixture server;
    private final EngineVersion version;

    PostgresqlLogInIT(EngineVersion version) {
        this.version = version;
    }

    @BeforeParameterizedClassInvocation
    static void start(EngineVersion version) throws Exception {
        server = PostgresqlFixture.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.container().close();
    }

    @Test
    void theApplicationLogsInOverTls() {
        server.database("shop");
        assertThat(server.login("shop", PASSWORD).text().strip()).isEqualTo("1");
    }

    @Test
    void theServerIsTheOneOfTheImage() {
        assertThat(server.sql("postgres", "postgres", "SHOW server_version")).startsWith(version.id() + ".");
    }

    @Test
    void aWrongPasswordIsRefused() {
        server.database("wrong");
        ExecOutcome outcome = server.login("wrong", Secret.of("guessed"));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.stderr()).contains("password authentication failed");
    }

    @Test
    void plainTcpIsRefused() {
        server.database("plain");
        ExecOutcome outcome = overTcp("plain", EngineContainer.USERNAME, PASSWORD, "disable");
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.stderr()).contains("no pg_hba.conf entry").contains("no encryption");
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "disable"})
    void theSuperuserIsRefusedOverTcp(String mode) {
        ExecOutcome outcome = overTcp("postgres", "postgres", EngineContainer.ADMIN_PASSWORD, mode);
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.stderr()).contains("rejects connection");
    }

    private static ExecOutcome overTcp(String database, String user, Secret password, String mode) {
        return server.container()
                .run(ExecRequest.of("psql", "-XAtwc", "SELECT 1")
                        .withEnvironment(Map.of(
                                "PGHOST", "db.engines.test", "PGUSER", user, "PGDATABASE", database, "PGSSLMODE", mode))
                        .withPassword("PGPASSWORD", password));
    }

    @Test
    void theApplicationSeesNoDatabaseButItsOwnAndHasNoPower() {
        server.database("alone");
        assertThat(server.tryExec(Map.of("PGUSER", EngineContainer.USERNAME, "PGDATABASE", "postgres"), "SELECT 1")
                        .stderr())
                .contains("permission denied for database");
        assertThat(server.asApplication(
                        "alone",
                        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls"
                                + " FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void everyMetricIsANumber() {
        server.database("measured");
        var metrics = version.metrics().orElseThrow();
        var lines = PostgresqlFixture.ok(server.container()
                        .run(metrics.sample(), server.container().holes("measured")))
                .text()
                .lines()
                .toList();
        assertThat(lines).allMatch(line -> line.matches("[a-z_]+ [0-9]+"));
        assertThat(lines)
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactlyInAnyOrderElementsOf(metrics.names().printed().keySet());
        assertThat(lines).anyMatch(line -> line.matches("size_bytes [1-9][0-9]{6,}"));
    }
}
