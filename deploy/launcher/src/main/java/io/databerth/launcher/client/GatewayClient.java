package io.databerth.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Speaks the public REST API with one bearer token. An answer other than 2xx is an {@link UnexpectedAnswer}. */
public final class GatewayClient {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration OPERATION_LIMIT = Duration.ofMinutes(5);
    private static final Duration FILE_LIMIT = Duration.ofMinutes(10);
    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    // HTTP/1.1: over plain HTTP/2 all requests of a client would share one connection, and so one thread of the
    // gateway.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    public GatewayClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** An answer that says no, with its problem's text. */
    public static final class UnexpectedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        UnexpectedAnswer(String request, int status, String body) {
            super(request + " was answered with " + status + ": " + body);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** The address this client speaks to. */
    public URI base() {
        return base;
    }

    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, json(body));
    }

    public JsonNode post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, json(body));
    }

    public JsonNode patch(String path, Map<String, ?> body) {
        return send("PATCH", path, json(body));
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** An answer that is a file. */
    public byte[] download(String path) {
        return bytes("GET " + path, request(path, FILE_LIMIT).GET());
    }

    /** Posts a file. */
    public JsonNode upload(String path, String mediaType, byte[] file) {
        return json(
                "POST",
                path,
                request(path, FILE_LIMIT).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(file)));
    }

    /** Waits until the operation has ended; a failure of the operation is an {@link IllegalStateException} with its reason. */
    public JsonNode await(String operation) {
        JsonNode answer = awaitEnd(operation);
        if (!"succeeded".equals(answer.path("state").asText())) {
            throw new IllegalStateException("operation " + operation + " ended as "
                    + answer.path("state").asText() + ": " + answer.path("failure"));
        }
        return answer;
    }

    /** Waits until the operation has ended, well or not. */
    public JsonNode awaitEnd(String operation) {
        long end = System.nanoTime() + OPERATION_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            JsonNode answer = get("/api/v1/operations/" + operation + "?wait=10");
            String state = answer.path("state").asText();
            if (state.equals("succeeded") || state.equals("failed")) {
                return answer;
            }
        }
        throw new IllegalStateException("operation " + operation + " has not ended within " + OPERATION_LIMIT);
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(JSON.<ObjectNode>valueToTree(body).toString());
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        return json(
                method,
                path,
                request(path, LIMIT).header("Content-Type", JSON_TYPE).method(method, body));
    }

    private JsonNode json(String method, String path, HttpRequest.Builder request) {
        String answer = new String(bytes(method + " " + path, request), StandardCharsets.UTF_8);
        try {
            return JSON.readTree(answer);
        } catch (IOException malformed) {
            throw new UncheckedIOException(method + " " + path + ": " + malformed.getMessage(), malformed);
        }
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(limit).header("Authorization", "Bearer " + token);
    }

    private byte[] bytes(String what, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new UnexpectedAnswer(
                        what, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(what + ": " + broken.getMessage(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + what, stopped);
        }
    }
}
