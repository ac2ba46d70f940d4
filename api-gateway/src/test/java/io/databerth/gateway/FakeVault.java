package io.databerth.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks the vault's protocol for tickets: each opens once, and the password is always the canary. What is deposited is kept until it
 * is withdrawn. A certificate is the second one.
 */
final class FakeVault {
    static final String SERVICE_KEY = "service-key-of-the-gateway";
    static final String PASSWORD = "CANARYpassword7Qx2LmZ9aB";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> used = ConcurrentHashMap.newKeySet();
    /** By backup. */
    static final Map<String, String> DEPOSITED = new ConcurrentHashMap<>();

    private HttpServer server;

    int start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unbound) {
            throw new UncheckedIOException(unbound);
        }
        server.createContext("/internal/v1/tickets/redeem", this::redeem);
        server.createContext("/internal/v1/source-passwords", this::deposit);
        server.createContext("/internal/v1/server-certificates", this::certificate);
        server.start();
        return server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private void deposit(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        String backup = asked.path("backup").asText();
        if (!("Bearer " + SERVICE_KEY).equals(key)) {
            answer(exchange, 401, Map.of("code", "UNAUTHENTICATED"));
            return;
        }
        if (exchange.getRequestURI().getPath().endsWith("/withdraw")) {
            DEPOSITED.remove(backup);
        } else {
            DEPOSITED.put(backup, asked.path("password").asText());
        }
        answer(exchange, 200, Map.of("backup", backup));
    }

    /** Refuses as the vault does what is no certificate at all; who made it, its answer tells. */
    private void certificate(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        boolean own = !exchange.getRequestURI().getPath().endsWith("/renew");
        if (own && !asked.path("certificate").asText().startsWith("-----BEGIN CERTIFICATE")) {
            answer(exchange, 400, Map.of("code", "REQUEST_INVALID", "detail", "certificate cannot be read"));
            return;
        }
        String authority = own ? asked.path("authority").asText() : "internal authority";
        answer(exchange, 200, Map.of("version", 2, "caCertificate", authority, "expires", "2027-11-22T00:00:00Z"));
    }

    private void redeem(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        if (!("Bearer " + SERVICE_KEY).equals(key)) {
            answer(exchange, 401, Map.of("code", "UNAUTHENTICATED"));
        } else if (!used.add(asked.path("ticket").asText())) {
            answer(exchange, 403, Map.of("code", "TICKET_INVALID", "detail", "it was used"));
        } else {
            answer(exchange, 200, Map.of("username", "db_user_abc123", "version", 1, "password", PASSWORD));
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
