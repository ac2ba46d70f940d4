package io.databerth.backup.service;

import io.databerth.contracts.Topic;
import io.databerth.embedded.TestDatabase;
import io.databerth.embedded.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A real store and a real broker for the whole service, and a site of its own. */
public class RealServers implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        TestDatabase database = TestServers.freshDatabase("backup");
        TestServers.createTopics(Topic.allNames().toArray(String[]::new));
        Path data = TestServers.directory("backup-worker");
        Map<String, String> keys = new HashMap<>();
        keys.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        keys.put("quarkus.datasource.username", database.user());
        keys.put("quarkus.datasource.password", database.password().reveal());
        keys.put("kafka.bootstrap.servers", TestServers.kafka().bootstrapServers());
        keys.put("quarkus.http.test-port", "0");
        keys.put("databerth.site", "backup-it-" + UUID.randomUUID());
        keys.put("databerth.data-directory", data.toString());
        keys.put("databerth.service-key-file", data.resolve("no.key").toString());
        keys.put("databerth.vault.url", "http://127.0.0.1:9");
        keys.put("databerth.engines-directory", data.resolve("engines").toString());
        return keys;
    }

    /** The servers end with their JVM. */
    @Override
    public void stop() {}
}
