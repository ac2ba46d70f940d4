package io.databerth.vault.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** One authenticated HTTP exchange at a time, with its limits; what goes wrong is told without any body or header. */
final class VaultConnection {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    /** The largest honest answer is a certificate with its key, a few kilobytes. */
    private static final long LARGEST_ANSWER = 1 << 20;

    private static final BodyHandler<String> TEXT = BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST_ANSWER);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final URI base;
    private final Path serviceKeyFile;

    VaultConnection(URI base, Path serviceKeyFile) {
        this.base = base;
        this.serviceKeyFile = serviceKeyFile;
    }

    JsonNode post(String path, ObjectNode body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString(), UTF_8));
        return read(path, exchange(path, request.build()));
    }

    String get(String path) {
        return exchange(path, request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + serviceKey());
    }

    private String exchange(String path, HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, TEXT);
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw refusal(path, answer);
        } catch (IOException e) {
            throw unavailable(
                    path + " got no answer from the vault: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(path + " was interrupted", e);
        }
    }

    private RuntimeException refusal(String path, HttpResponse<String> answer) {
        int status = answer.statusCode();
        JsonNode problem = status < 500 ? problem(answer.body()) : json.createObjectNode();
        String seen = problem.path("detail").asText("the vault answered " + status + " to " + path);
        if (status == 404) {
            return new NotYetIssued(seen);
        }
        String name = problem.path("code").asText();
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .map(code -> new CodedException(code, seen))
                .orElseGet(() -> new CodedException(ErrorCode.VAULT_UNAVAILABLE, seen));
    }

    private JsonNode problem(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            // Not a problem document, so nothing to learn from it: the status alone is told.
            return json.createObjectNode();
        }
    }

    /** The parser's own exception is left out: it may quote the answer. */
    @SuppressWarnings("UnusedException")
    private JsonNode read(String path, String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CodedException(ErrorCode.VAULT_UNAVAILABLE, "the vault's answer to " + path + " is not JSON");
        }
    }

    private String serviceKey() {
        try {
            return Files.readString(serviceKeyFile).trim();
        } catch (IOException e) {
            throw unavailable("the service key file " + serviceKeyFile + " cannot be read", e);
        }
    }

    private static CodedException unavailable(String message, Exception cause) {
        return new CodedException(ErrorCode.VAULT_UNAVAILABLE, message, cause);
    }
}
