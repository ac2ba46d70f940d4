package io.databerth.engines;

import static io.databerth.engines.PostgresqlFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineVersion;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresqlCrashIT {

    @ParameterizedTest
    @MethodSource("io.databerth.engines.PostgresqlFixture#versions")
    void aServerThatWasKilledComesBackWithItsData(EngineVersion version) throws Exception {
        var server = PostgresqlFixture.start(version);
        try (EngineContainer container = server.container()) {
            server.database("kept");
            server.asApplication("kept", "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS a");
            container.kill();
            container.start();
            assertThat(server.asApplication("kept", "SELECT count(*) FROM kept"))
                    .isEqualTo("1000");
            assertThat(server.login("kept", PASSWORD).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.databerth.engines.PostgresqlFixture#versions")
    void aFirstStartThatWasKilledHalfwayIsBegunAgain(EngineVersion version) throws Exception {
        try (var container = EngineContainer.create(version, version.images().getFirst())) {
            container.startWithoutWaiting();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> container.logs().contains("running bootstrap script"));
            container.kill();
            container.start();
            var server = new PostgresqlFixture(container);
            server.database("whole");
            assertThat(server.login("whole", PASSWORD).exitCode()).isZero();
        }
    }
}
