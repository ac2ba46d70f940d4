package io.databerth.monitor;

import io.databerth.contracts.Topic;
import io.databerth.embedded.TestDatabase;
import io.databerth.embedded.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** A real store and a real broker for the whole service, and a site of its own. */
public class RealServers implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TestDatabase database = TestServers.freshDatabase("monitor");
        TestServers.createTopics(Topic.allNames().toArray(String[]::new));
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password().reveal(),
                "kafka.bootstrap.servers", TestServers.kafka().bootstrapServers(),
                "quarkus.http.test-port", "0",
                "databerth.site", "monitor-it-" + UUID.randomUUID(),
                "databerth.sample-interval", "2s");
    }

    /** The servers end with their JVM. */
    @Override
    public void stop() {}
}
