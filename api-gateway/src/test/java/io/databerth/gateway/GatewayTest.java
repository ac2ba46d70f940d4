package io.databerth.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What most tests of the running gateway need: its API, and somebody who plays the workers. */
abstract class GatewayTest {
    final Api api = Api.asAdministrator();
    Workers workers;

    @BeforeEach
    void open() {
        workers = new Workers();
    }

    @AfterEach
    void close() {
        workers.close();
    }
}
