package io.databerth.provisioner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.WireFormat;
import io.databerth.vault.client.VaultClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The adapter on answers in the form of the vault's; that the vault gives them is tested in the vault. */
class VaultSecretsTest implements SecretSourceContract {
    @TempDir
    Path directory = Path.of("");

    private HttpServer server = unbound();

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Override
    public SecretSource sourceOf(DatabaseId database) {
        server.createContext("/internal/v1/secrets/redeem", exchange -> answer(exchange, database));
        try {
            Path key = Files.writeString(directory.resolve("key"), "service-key");
            return new VaultSecrets(new VaultClient(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), key));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void goAway() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, DatabaseId database) throws IOException {
        JsonNode asked = WireFormat.mapper().readTree(exchange.getRequestBody());
        SecretReference reference =
                SecretReference.parse(asked.required("reference").asText());
        int version = asked.path("version").asInt(1);
        ObjectNode answer = WireFormat.mapper()
                .createObjectNode()
                .put("reference", reference.toString())
                .put("version", version);
        if (reference.purpose() == Purpose.TLS) {
            answer.putObject("value")
                    .put("privateKeyPem", "key")
                    .put("certificateChainPem", "chain")
                    .put("caPem", "ca");
        } else {
            answer.put("value", "password-" + version);
        }
        boolean known = reference.database().equals(database) && version <= 2;
        byte[] body = (known ? answer.toString() : "{\"code\":\"NOT_FOUND\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
