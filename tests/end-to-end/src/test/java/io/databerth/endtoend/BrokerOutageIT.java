package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerOutageIT {
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    private final Platform platform = Platform.running();

    @Test
    void whileTheBrokerIsAwayForAMinuteRequestsAreAcceptedAndDoneAfterwards() throws InterruptedException {
        Tenant tenant = new Tenant(platform);
        platform.stack().broker().stop();
        String operation = tenant.requestCreate();
        Thread.sleep(OUTAGE); // the outage itself: a fact of the test, not a wait for one
        JsonNode meanwhile = platform.gateway().get("/api/v1/operations/" + operation);
        assertThat(meanwhile.path("state").asText()).isEqualTo("queued");
        platform.stack().broker().start();
        platform.gateway().await(operation);
        tenant.reveal();
        assertThat(tenant.accepts(tenant.password())).isTrue();
        platform.gateway().await(tenant.requestDeletion());
    }
}
