package io.databerth.engines;

import static io.databerth.engines.PostgresqlFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.Holes;
import io.databerth.runtime.ExecRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.databerth.engines.PostgresqlFixture#versions")
class PostgresqlSwapIT {
    private static PostgresqlFixture server;

    @SuppressWarnings("unused")
    PostgresqlSwapIT(EngineVersion version) {}

    @BeforeParameterizedClassInvocation
    static void start(EngineVersion version) throws Exception {
        server = PostgresqlFixture.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.container().close();
    }

    @Test
    void aSwapReplacesTheContentAndCanBeUndone() throws IOException {
        Holes beside = server.filled("swapped");
        server.asApplication("swapped", "ALTER DATABASE swapped SET search_path = 'a;b', public");
        var taken = server.take("swapped", () -> {});
        server.asApplication("swapped", "DROP TABLE orders CASCADE");
        PostgresqlFixture.ok(server.load(beside, taken.dump()));
        server.must(server.side().swap(), beside);
        server.must(server.side().swap(), beside);
        assertThat(taken.fingerprint().differences(server.fingerprint("swapped", Optional.empty()), server.moving()))
                .isEmpty();
        assertThat(server.login("swapped", PASSWORD).exitCode()).isZero();
        assertThat(server.asApplication("swapped", "SHOW search_path")).isEqualTo("\"a;b\", public");
        server.must(server.side().swap(), server.beside("swapped", "retired_swapped", "retired_again"));
        assertThat(server.asApplication("swapped", "SELECT to_regclass('public.orders') IS NULL"))
                .isEqualTo("t");
        assertThat(server.asApplication("swapped", "SHOW search_path")).isEqualTo("\"a;b\", public");
        server.must(server.side().discard(), server.beside("swapped", "retired_again", "unused"));
        assertThat(server.sql("postgres", "postgres", "SELECT count(*) FROM pg_database WHERE datname ~ 'swapped'"))
                .isEqualTo("1");
    }

    @Test
    void aSwapEndsSessionsAndLetsThemBackIn() throws IOException {
        Holes beside = server.filled("busy");
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
            server.must(server.side().swap(), beside);
        }
        assertThat(server.login("busy", PASSWORD).exitCode()).isZero();
    }

    @Test
    void aSwapThatStoppedAfterClosingIsOpenedByTheDiscard() {
        Holes beside = server.filled("closed");
        server.sql("postgres", "postgres", "ALTER DATABASE closed ALLOW_CONNECTIONS false");
        assertThat(server.login("closed", PASSWORD).exitCode()).isNotZero();
        server.must(server.side().discard(), beside);
        assertThat(server.login("closed", PASSWORD).exitCode()).isZero();
    }
}
