package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.client.DatabaseAddress;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.PublishedPort;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is declared is what is open, on the real container engine and for a real client outside. */
class NetworksIT {
    private static final String ADDRESS = "10.214.77.7";
    private final Platform platform = Platform.running();
    private final GatewayClient gateway = platform.gateway();

    @Test
    void aDatabaseIsInsideItsNetworkThenPublishedThenClosedAgain() throws Exception {
        gateway.post("/api/v1/projects", Map.of("name", "ranged", "addressRange", "10.214.77.0/24"));
        JsonNode accepted =
                gateway.post("/api/v1/databases", Map.of("name", "inside", "project", "ranged", "address", ADDRESS));
        String path = "/api/v1/databases/" + accepted.at("/database/id").asText();
        String name = accepted.at("/database/containerName").asText();
        gateway.await(Tenant.operation(accepted));
        String password = gateway.post(
                        path + "/connection/reveal",
                        Map.of("ticket", accepted.path("revealTicket").asText()))
                .path("password")
                .asText();
        assertThat(gateway.get(path + "/connection").path("host").asText()).isEqualTo(name);
        assertThat(container(name).ports()).isEmpty();
        assertThat(container(name).addresses().values()).containsExactly(ADDRESS);

        gateway.await(Tenant.operation(gateway.post(path + "/publish", Map.of())));
        DatabaseAddress address = DatabaseAddress.of(gateway.get(path + "/connection"), platform.data());
        assertThat(container(name).ports())
                .extracting(PublishedPort::hostAddress, PublishedPort::hostPort)
                .containsExactly(tuple("127.0.0.1", address.port()));
        assertThat(container(name).addresses().values()).containsExactly(ADDRESS);
        try (Connection client = address.connect(password)) {
            assertThat(client.isValid(5)).isTrue();
        }

        gateway.await(Tenant.operation(gateway.post(path + "/unpublish")));
        assertThat(container(name).ports()).isEmpty();
        assertThatThrownBy(() -> address.connect(password)).isInstanceOf(SQLException.class);

        connectToForeignNetwork(name);
        await().atMost(Duration.ofSeconds(90)).until(() -> platform.runtime()
                .inspect(name)
                .filter(ContainerState::running)
                .filter(state -> state.networks().size() == 1)
                .isPresent());
        gateway.await(Tenant.operation(gateway.delete(path + "?data=erase")));
    }

    private static void connectToForeignNetwork(String container) throws Exception {
        Process connect = new ProcessBuilder("docker", "network", "connect", "bridge", container)
                .inheritIO()
                .start();
        assertThat(connect.waitFor()).isZero();
    }

    private ContainerState container(String name) {
        return platform.runtime().inspect(name).orElseThrow();
    }
}
