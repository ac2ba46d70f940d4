package io.databerth.vault;

import io.databerth.contracts.Topic;
import io.databerth.embedded.TestDatabase;
import io.databerth.embedded.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** A real store and a real broker for the real application. */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TestDatabase database = TestServers.freshDatabase("vault");
        TestServers.createTopics(Topic.allNames().toArray(String[]::new));
        Path directory = TestServers.directory("vault");
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password().reveal(),
                "kafka.bootstrap.servers", TestServers.kafka().bootstrapServers(),
                "databerth.data-directory", directory.toString(),
                "databerth.vault.answer-poll", "20ms",
                "quarkus.http.test-port", "0",
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.level", "ALL",
                "quarkus.log.file.path", directory.resolve("vault.log").toString());
    }

    @Override
    public void stop() {
        // The servers end with this Java process.
    }
}
