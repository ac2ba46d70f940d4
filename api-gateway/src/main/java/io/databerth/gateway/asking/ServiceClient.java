package io.databerth.gateway.asking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Asks one other service, with the key of its door. It waits for an answer on no thread, since the service may take its time.
 * Every refusal becomes a {@link CodedException}, with the service's own code where it gave one.
 */
public final class ServiceClient {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    /** The monitor gives a server fifteen seconds, and waits five for its turn. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(25);

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final String name;
    private final ErrorCode away;
    private final URI base;
    private final Path keyFile;

    /**
     * @param name for messages, as in "the monitor"
     * @param away what is told when it does not answer
     */
    public ServiceClient(String name, ErrorCode away, URI base, Path keyFile) {
        this.name = name;
        this.away = away;
        this.base = base;
        this.keyFile = keyFile;
    }

    public Uni<JsonNode> get(String path) {
        return send(request(path).GET());
    }

    public Uni<JsonNode> post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text(body), UTF_8)));
    }

    /** The lines of an answer that goes on for a while. A refusal fails at once; who does not listen any more ends the answer. */
    public Multi<String> lines(String path) {
        return Multi.createFrom().deferred(() -> growing(path).onItem().transformToMulti(GrowingAnswer.Bytes::lines));
    }

    /** For what a DELETE answers, which is nothing. */
    public Uni<Void> delete(String path) {
        return answer(request(path).DELETE(), BodyHandlers.ofString(UTF_8))
                .invoke(answer -> {
                    if (!succeeded(answer.statusCode())) {
                        throw refusal(answer.statusCode(), parsed(answer.body()));
                    }
                })
                .replaceWithVoid();
    }

    /** The bytes of a long answer, once it has begun; as many are read as are asked for, and an answer that breaks off fails. */
    public Uni<Multi<byte[]>> bytes(String path) {
        return growing(path).map(GrowingAnswer.Bytes::asTheyCome);
    }

    private Uni<GrowingAnswer.Bytes> growing(String path) {
        return answer(request(path).GET(), GrowingAnswer::of).map(answer -> switch (answer.body()) {
            case GrowingAnswer.Bytes bytes -> bytes;
            case GrowingAnswer.Refusal(String text) -> throw refusal(answer.statusCode(), parsed(text));
        });
    }

    static boolean succeeded(int status) {
        return status / HUNDRED == SUCCESS;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(target(path)).timeout(ANSWER_LIMIT);
    }

    URI target(String path) {
        return base.resolve("/internal/v1" + path);
    }

    private Uni<JsonNode> send(HttpRequest.Builder request) {
        return answer(request, BodyHandlers.ofString(UTF_8)).map(this::read);
    }

    private <T> Uni<HttpResponse<T>> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        Context caller = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(
                        request.header("Authorization", "Bearer " + key()).build(), body))
                // Whoever goes on with the answer may want the store, which is bound to the request's own context.
                .emitOn(next -> {
                    if (caller == null) {
                        next.run();
                    } else {
                        caller.runOnContext(ignored -> next.run());
                    }
                })
                .onFailure(IOException.class)
                .transform(this::silent);
    }

    private JsonNode read(HttpResponse<String> answer) {
        return read(answer.statusCode(), answer.body());
    }

    /** What a service answered. */
    JsonNode read(int status, String text) {
        JsonNode body = parsed(text);
        if (succeeded(status)) {
            return body;
        }
        throw refusal(status, body);
    }

    private CodedException refusal(int status, JsonNode body) {
        String told = body.path("code").asText();
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(told))
                // Not the caller's fault, so the caller must not be told to bring another token.
                .filter(known -> known != ErrorCode.UNAUTHENTICATED)
                .findFirst()
                .orElse(away);
        return new CodedException(code, body.path("detail").asText(name + " answered " + status));
    }

    /** The parser's own exception is left out: it may quote rows of a tenant. */
    @SuppressWarnings("UnusedException")
    private JsonNode parsed(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new CodedException(away, "the answer of " + name + " is not JSON");
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String key() {
        try {
            return Files.readString(keyFile).trim();
        } catch (IOException unreadable) {
            throw unavailable("the key for " + name + ", " + keyFile + ", cannot be read", unreadable);
        }
    }

    CodedException silent(Throwable broken) {
        return unavailable(name + " does not answer", broken);
    }

    private CodedException unavailable(String message, Throwable cause) {
        return new CodedException(away, message, cause);
    }
}
