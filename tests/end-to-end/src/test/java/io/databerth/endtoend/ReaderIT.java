package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Secret;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may only be read are not the data alone: a store of keys has functions, too. */
class ReaderIT {
    private final Platform platform = Platform.running();
    private final GatewayClient gateway = platform.gateway();

    @Test
    void aReaderNeitherMakesNorDropsFunctions() {
        JsonNode accepted = gateway.post("/api/v1/databases", Map.of("name", "functions", "engine", "redis"));
        String path = "/api/v1/databases/" + accepted.at("/database/id").asText();
        String container = accepted.at("/database/containerName").asText();
        gateway.await(Tenant.operation(accepted));
        JsonNode making = gateway.post(path + "/users", Map.of("name", "reader", "access", "read-only"));
        gateway.await(Tenant.operation(making));
        String password = gateway.post(
                        path + "/connection/reveal",
                        Map.of("ticket", making.path("revealTicket").asText()))
                .path("password")
                .asText();

        assertThat(asReader(container, password, "GET", "nothing")).doesNotContain("NOPERM");
        assertThat(asReader(container, password, "SET", "a", "1")).contains("NOPERM");
        assertThat(asReader(container, password, "FUNCTION", "FLUSH")).contains("NOPERM");
        assertThat(asReader(container, password, "FUNCTION", "LOAD", "#!lua name=mine\n"))
                .contains("NOPERM");
        assertThat(asReader(container, password, "SCRIPT", "FLUSH")).contains("NOPERM");
        gateway.await(Tenant.operation(gateway.delete(path + "?data=erase")));
    }

    private String asReader(String container, String password, String... words) {
        var command =
                new ArrayList<>(List.of("redis-cli", "--tls", "--cacert", "/etc/databerth/ca.crt", "-h", container));
        command.addAll(List.of("--user", "reader", "--no-auth-warning"));
        command.addAll(List.of(words));
        var request = ExecRequest.of(command)
                .withPassword("REDISCLI_AUTH", Secret.of(password))
                .within(Duration.ofSeconds(10));
        ExecOutcome outcome = platform.runtime().execute(container, request);
        return outcome.text() + outcome.stderr();
    }
}
