package io.databerth.vault;

import io.databerth.contracts.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a test needs that meets the running vault as the other services do. */
abstract class BesideVault {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ConfigProperty(name = "databerth.service-keys-directory")
    Path keys;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    Neighbours vault;

    @BeforeEach
    void connect() {
        vault = new Neighbours(new Wire(bootstrapServers, Topic.CREDENTIAL_EVENTS), base, keys);
    }

    @AfterEach
    void disconnect() {
        vault.close();
    }
}
