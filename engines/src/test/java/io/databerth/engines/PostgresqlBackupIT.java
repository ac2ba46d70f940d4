package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.runtime.ExecOutcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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

    @SuppressWarnings("unused")
    PostgresqlBackupIT(EngineVersion version) {}

    @BeforeParameterizedClassInvocation
    static void start(EngineVersion version) throws Exception {
        server = PostgresqlFixture.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.container().close();
    }

    @Test
    void aDumpUnderWritesRestoresToTheContentOfItsSnapshot() throws IOException {
        Holes beside = server.filled("moved");
        var taken = server.take(
                "moved",
                () -> server.asApplication(
                        "moved",
                        """
                INSERT INTO orders (customer, total) SELECT 1, 5 FROM generate_series(1, 500);
                DELETE FROM orders WHERE id < 50; UPDATE customers SET name = 'changed' WHERE id = 2;"""));
        PostgresqlFixture.ok(server.load(beside, taken.dump()));
        var copy = server.fingerprint("restore_moved", Optional.empty());
        assertThat(taken.fingerprint().differences(copy, server.moving())).isEmpty();
        assertThat(taken.fingerprint().differences(server.fingerprint("moved", Optional.empty()), server.moving()))
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
    void aCopyWithoutNetworkHoldsTheSameContent() throws Exception {
        server.filled("proven");
        var taken = server.take("proven", () -> {});
        EngineVersion version = server.container().version();
        try (var isolated =
                EngineContainer.startIsolated(version, version.images().getFirst())) {
            var copy = new PostgresqlFixture(isolated);
            copy.database("proven");
            PostgresqlFixture.ok(copy.load(copy.beside("proven", "restore_proof", "unused"), taken.dump()));
            assertThat(taken.fingerprint()
                            .differences(copy.fingerprint("restore_proof", Optional.empty()), server.moving()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.6, 0.9, 0.999})
    void aCutDumpIsRefusedAsAWhole(double share) throws IOException {
        String database = "cut_" + Math.round(share * 1000);
        Holes beside = server.filled(database);
        byte[] dump = server.take(database, () -> {}).dump();
        ExecOutcome outcome = server.load(beside, Arrays.copyOf(dump, (int) (dump.length * share)));
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(server.asApplication(
                        "restore_" + database, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"))
                .isEqualTo("0");
        server.must(server.side().discard(), beside);
    }

    @Test
    void contentOfAnotherUserBelongsToTheUserItIsRestoredFor() throws IOException {
        server.sql("postgres", "postgres", "CREATE ROLE elder; CREATE DATABASE inherited OWNER elder");
        server.sql(
                "postgres",
                "inherited",
                "SET SESSION AUTHORIZATION elder;"
                        + PostgresqlFixture.everything().replace("tenant_only())", "true)"));
        var taken = server.take("inherited", () -> {});
        server.sql("postgres", "postgres", "ALTER ROLE elder RENAME TO gone");
        Holes beside =
                server.beside("inherited", "restore_inherited", "unused").with(HoleName.SOURCE_USERNAME, "elder");
        PostgresqlFixture.ok(server.load(beside, taken.dump()));
        assertThat(taken.fingerprint()
                        .differences(server.fingerprint("restore_inherited", Optional.empty()), server.moving()))
                .isEmpty();
        assertThat(server.asApplication(
                        "restore_inherited", "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
                .isEqualTo(EngineContainer.USERNAME);
        assertThat(server.sql("postgres", "postgres", "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'elder'"))
                .isEqualTo("f");
    }

    @Test
    void aForgedSourceNameGivesTheTenantNoPower() {
        server.database("forged");
        server.must(
                server.side().prepare(),
                server.beside("forged", "restore_forged", "unused").with(HoleName.SOURCE_USERNAME, "postgres"));
        assertThat(server.asApplication("forged", "SELECT pg_has_role(current_user, 'postgres', 'MEMBER')"))
                .isEqualTo("f");
    }

    /** The table of the content takes rows only from the tenant itself; see {@code tenant_only} there. */
    @Test
    void codeInADumpRunsAsTheTenant() throws IOException {
        Holes beside = server.filled("hostile");
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
        server.filled("trapped");
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
                "GRANT EXECUTE ON FUNCTION twice(int) TO PUBLIC",
                "REVOKE UPDATE (name) ON customers FROM PUBLIC",
                "ALTER TABLE orders DROP CONSTRAINT positive",
                "CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 3'",
                "ALTER TABLE customers ALTER name SET DEFAULT 'x'",
                "SELECT setval('counter', 1)",
                "SELECT lo_unlink(loid) FROM (SELECT DISTINCT 4711::oid AS loid) AS one",
                "INSERT INTO \"a\n\"\"b'; --\" VALUES (3)"
            })
    void everyDamageIsSeen(String damage) {
        String database = "damaged_" + Integer.toHexString(damage.hashCode());
        server.filled(database);
        var before = server.fingerprint(database, Optional.empty());
        assertThat(before.differences(server.fingerprint(database, Optional.empty()), server.moving()))
                .isEmpty();
        server.asApplication(database, damage);
        assertThat(before.differences(server.fingerprint(database, Optional.empty()), server.moving()))
                .isNotEmpty();
    }
}
