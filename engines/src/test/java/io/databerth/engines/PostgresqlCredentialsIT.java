package io.databerth.engines;

import static io.databerth.engines.PostgresqlFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.runtime.ExecOutcome;
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
class PostgresqlCredentialsIT {
    private static PostgresqlFixture server;

    @SuppressWarnings("unused")
    PostgresqlCredentialsIT(EngineVersion version) {}

    @BeforeParameterizedClassInvocation
    static void start(EngineVersion version) throws Exception {
        server = PostgresqlFixture.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.container().close();
    }

    @Test
    void theBootstrapCanBeRepeated() {
        server.database("again");
        server.asApplication("again", "CREATE TABLE kept (a int)");
        server.database("again");
        assertThat(server.asApplication("again", "SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void theOldPasswordIsRefusedAfterARotationAlsoAfterARestart() {
        server.database("rotated");
        Secret next = Secret.of("pässword 'with\" $ % @:/?# all \\");
        server.must(
                server.credentials().rotate().orElseThrow(),
                server.container().holes("rotated").with(HoleName.PASSWORD, next));
        assertThat(server.login("rotated", PASSWORD).exitCode()).isNotZero();
        assertThat(server.login("rotated", next).exitCode()).isZero();
        server.container().restart();
        assertThat(server.login("rotated", PASSWORD).exitCode()).isNotZero();
        assertThat(server.login("rotated", next).exitCode()).isZero();
    }

    @Test
    void aRotationThatFailsTellsNobodyWhatStandsForThePassword() {
        ExecOutcome outcome = server.container()
                .run(
                        server.credentials().rotate().orElseThrow(),
                        server.container()
                                .holes("x")
                                .with(HoleName.PASSWORD, PASSWORD)
                                .with(HoleName.USERNAME, "nobody"));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.stderr()).doesNotContain("SCRAM-SHA-256$").doesNotContain(PASSWORD.reveal());
        assertThat(server.container().logs())
                .contains("nobody")
                .doesNotContain("SCRAM-SHA-256$")
                .doesNotContain("canary");
    }

    @Test
    void aRevokedUserIsLockedOutUntilTheNextRotation() {
        server.database("revoked");
        server.must(
                server.credentials().revoke().orElseThrow(), server.container().holes("revoked"));
        assertThat(server.login("revoked", PASSWORD).exitCode()).isNotZero();
        server.database("revoked");
        assertThat(server.login("revoked", PASSWORD).exitCode()).isZero();
    }

    @Test
    void aDroppedUserLeavesItsDataBehind() {
        server.database("leftover");
        server.sql(
                "postgres",
                "leftover",
                "CREATE ROLE visitor LOGIN; GRANT CREATE ON SCHEMA public TO visitor;"
                        + " GRANT CREATE ON DATABASE leftover TO visitor; SET SESSION AUTHORIZATION visitor; CREATE TABLE seen (a int)");
        var holes = server.container().holes("leftover").with(HoleName.USERNAME, "visitor");
        server.must(server.credentials().drop().orElseThrow(), holes);
        server.must(server.credentials().drop().orElseThrow(), holes);
        assertThat(server.sql("postgres", "leftover", "SELECT count(*) FROM pg_roles WHERE rolname = 'visitor'"))
                .isEqualTo("0");
        assertThat(server.sql("postgres", "leftover", "SELECT count(*) FROM seen"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x",
                "--help",
                "a/b",
                "a b",
                "; drop",
                "x' --",
                "x\" --",
                "x=y host=evil",
                "\\! id",
                ":name",
                "%s%I",
                "a\nb",
                "Ünïcode ✓",
                "$(id)",
                "${jndi:x}",
                "SELECT",
                "\\gexec"
            })
    void aHostileNameIsOnlyAName(String name) {
        server.database(name);
        assertThat(server.login(name, PASSWORD).exitCode()).isZero();
        assertThat(server.tryExec(Map.of("PGUSER", "postgres", "PGDATABASE", name), "SELECT current_database()")
                        .text())
                .isEqualTo(name + "\n");
        var drop = server.beside("unused", name, "unused2");
        server.must(server.side().discard(), drop);
        assertThat(server.login(name, PASSWORD).exitCode()).isNotZero();
    }
}
