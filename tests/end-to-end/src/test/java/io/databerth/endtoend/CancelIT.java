package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody thinks better of it: from the door through the broker to a dump that is under way. */
class CancelIT {
    private final Platform platform = Platform.running();

    @Test
    void aBackupThatIsCancelledEndsAndTheNextOneIsProven() throws Exception {
        Tenant tenant = new Tenant(platform).created();
        try {
            tenant.execute("create table orders as select n from generate_series(1, 1000) n");
            try (Connection client = tenant.connect(tenant.password());
                    Statement statement = client.createStatement()) {
                client.setAutoCommit(false);
                statement.execute("lock table orders in access exclusive mode");
                String operation = tenant.requestBackup();
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> !tenant.query("select count(*) from pg_locks where not granted")
                                .equals("0"));
                JsonNode asked = platform.gateway().post("/api/v1/operations/" + operation + "/cancel");
                assertThat(asked.has("cancelRequested")).isTrue();
                JsonNode ended = await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> platform.gateway().get("/api/v1/operations/" + operation),
                                found -> found.has("finished"));
                assertThat(ended.at("/failure/code").asText()).isEqualTo("CANCELLED");
            }
            assertThat(tenant.provenBackup()).startsWith("bk-");
        } finally {
            platform.gateway().await(tenant.requestDeletion());
        }
    }
}
