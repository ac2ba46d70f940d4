package io.databerth.engines;

import static io.databerth.engines.PostgresqlFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.Holes;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("io.databerth.engines.PostgresqlFixture#versions")
class PostgresqlBackupIT {
    private static PostgresqlFixture server;
    private static String everything;

    @SuppressWarnings("unused")
    PostgresqlBackupIT(EngineVersion version) {}

    @BeforeParameterizedClassInvocation
    static void start(EngineVersion version) throws Exception {
        try (var content = PostgresqlBackupIT.class.getResourceAsStream("/postgresql-content.sql")) {
            everything = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        server = PostgresqlFixture.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.container().close();
    }

    private static Set<String> moving() {
        return server.backup().fingerprint().moving();
    }

    private static Holes filled(String database) {
        server.database(database);
        server.asApplication(database, everything);
        return server.beside(database, "restore_" + database, "retired_" + database);
    }

    @Test
    void aDumpUnderWritesRestoresToTheContentOfItsSnapshot() throws IOException {
        Holes beside = filled("moved");
        var taken = server.take(
                "moved",
                () -> server.asApplication(
                        "moved",
                        """
                INSERT INTO orders (customer, total) SELECT 1, 5 FROM generate_series(1, 500);
                DELETE FROM orders WHERE id < 50; UPDATE customers SET name = 'changed' WHERE id = 2;"""));
        PostgresqlFixture.ok(server.load(beside, taken.dump()));
        var copy = server.fingerprint("restore_moved", Optional.empty());
        assertThat(taken.fingerprint().differences(copy, moving())).isEmpty();
        assertThat(taken.fingerprint().differences(server.fingerprint("moved", Optional.empty()), moving()))
                .anyMatch(difference -> difference.contains("customers"))
                .anyMatch(difference -> difference.contains("orders"));
        assertThat(copy.values().keySet())
                .extracting("kind")
                .contains(
                        "rows",
                        "column",
                        "index",
                        "constraint",
                        "view",
                        "function",
                        "sequence",
                        "sequence_value",
                        "trigger",
                        "extension",
                        "policy",
                        "type",
                        "large_objects");
    }

    @Test
    void aSwapReplacesTheContentAndCanBeUndone() throws IOException {
        Holes beside = filled("swapped");
        server.asApplication("swapped", "ALTER DATABASE swapped SET search_path = 'a;b', public");
        var taken = server.take("swapped", () -> {});
        server.asApplication("swapped", "DROP TABLE orders CASCADE");
        PostgresqlFixture.ok(server.load(beside, taken.dump()));
        server.must(server.backup().restore().swap(), beside);
        server.must(server.backup().restore().swap(), beside);
        assertThat(taken.fingerprint().differences(server.fingerprint("swapped", Optional.empty()), moving()))
                .isEmpty();
        assertThat(server.login("swapped", PASSWORD).exitCode()).isZero();
        assertThat(server.asApplication("swapped", "SHOW search_path")).isEqualTo("\"a;b\", public");
        server.must(server.backup().restore().swap(), server.beside("swapped", "retired_swapped", "retired_again"));
        assertThat(server.asApplication("swapped", "SELECT to_regclass('public.orders') IS NULL"))
                .isEqualTo("t");
        assertThat(server.asApplication("swapped", "SHOW search_path")).isEqualTo("\"a;b\", public");
        server.must(server.backup().restore().discard(), server.beside("swapped", "retired_again", "unused"));
        assertThat(server.sql("postgres", "postgres", "SELECT count(*) FROM pg_database WHERE datname ~ 'swapped'"))
                .isEqualTo("1");
    }

    @Test
    void aSwapEndsSessionsAndLetsThemBackIn() throws IOException {
        Holes beside = filled("busy");
        var taken = server.take("busy", () -> {});
        PostgresqlFixture.ok(server.load(beside, taken.dump()));
        var idle = server.container().runtime().stream(
                server.container().id(),
                ExecRequest.of("psql", "-XqAtw")
                        .withEnvironment(Map.of("PGUSER", EngineContainer.USERNAME, "PGDATABASE", "busy"))
                        .withStreamedInput());
        try (idle) {
            idle.input().write("BEGIN; SELECT 1;\n".getBytes(StandardCharsets.UTF_8));
            idle.input().flush();
            assertThat(idle.output().read()).isEqualTo('1');
            server.must(server.backup().restore().swap(), beside);
        }
        assertThat(server.login("busy", PASSWORD).exitCode()).isZero();
    }

    @Test
    void aSwapThatStoppedAfterClosingIsOpenedByTheDiscard() {
        Holes beside = filled("closed");
        server.sql("postgres", "postgres", "ALTER DATABASE closed ALLOW_CONNECTIONS false");
        assertThat(server.login("closed", PASSWORD).exitCode()).isNotZero();
        server.must(server.backup().restore().discard(), beside);
        assertThat(server.login("closed", PASSWORD).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.6, 0.9, 0.999})
    void aCutDumpIsRefusedAsAWhole(double share) throws IOException {
        String database = "cut_" + Math.round(share * 1000);
        Holes beside = filled(database);
        byte[] dump = server.take(database, () -> {}).dump();
        ExecOutcome outcome = server.load(beside, Arrays.copyOf(dump, (int) (dump.length * share)));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(server.asApplication(
                        "restore_" + database, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"))
                .isEqualTo("0");
        server.must(server.backup().restore().discard(), beside);
    }

    /** The table of the content takes rows only from the tenant itself; see {@code tenant_only} there. */
    @Test
    void codeInADumpRunsAsTheTenant() throws IOException {
        Holes beside = filled("hostile");
        assertThat(server.tryExec(
                                Map.of("PGUSER", "postgres", "PGDATABASE", "hostile"), "INSERT INTO guarded VALUES (1)")
                        .stderr())
                .contains("superuser at work");
        PostgresqlFixture.ok(
                server.load(beside, server.take("hostile", () -> {}).dump()));
        assertThat(server.asApplication("restore_hostile", "SELECT count(*) FROM guarded"))
                .isEqualTo("3");
    }

    @Test
    void theFingerprintRunsNoCodeOfTheTenant() {
        filled("trapped");
        server.asApplication(
                "trapped",
                """
                CREATE FUNCTION trap(orders) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$;
                CREATE CAST (orders AS text) WITH FUNCTION trap(orders);
                CREATE FUNCTION public.hashtextextended(text, int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$;
                ALTER DATABASE trapped SET search_path = public, pg_catalog;""");
        assertThat(server.fingerprint("trapped", Optional.empty()).values()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE orders SET total = total + 0.01 WHERE id = 7",
                "DELETE FROM customers WHERE id = 2000",
                "DROP INDEX orders_by_total",
                "ALTER TABLE orders DROP CONSTRAINT positive",
                "CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 3'",
                "ALTER TABLE customers ALTER name SET DEFAULT 'x'",
                "SELECT setval('counter', 1)",
                "SELECT lo_unlink(loid) FROM (SELECT DISTINCT 4711::oid AS loid) AS one",
                "INSERT INTO \"a\n\"\"b'; --\" VALUES (3)"
            })
    void everyDamageIsSeen(String damage) {
        String database = "damaged_" + Integer.toHexString(damage.hashCode());
        filled(database);
        var before = server.fingerprint(database, Optional.empty());
        assertThat(before.differences(server.fingerprint(database, Optional.empty()), moving()))
                .isEmpty();
        server.asApplication(database, damage);
        assertThat(before.differences(server.fingerprint(database, Optional.empty()), moving()))
                .isNotEmpty();
    }
}
