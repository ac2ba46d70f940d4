package io.databerth.gateway.observation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the monitor, about one database's server or about the host. It waits for an answer on no thread, since a server may take its time. */
@ApplicationScoped
public class MonitorClient {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    /** The monitor gives a server fifteen seconds, and waits five for its turn. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(25);

    static final int SUCCESS = 2;
    static final int HUNDRED = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final URI base;
    private final Path keyFile;

    @Inject
    MonitorClient(
            @ConfigProperty(name = "databerth.monitor.url") URI base,
            @ConfigProperty(name = "databerth.monitor.key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "databerth.data-directory") Path dataDirectory) {
        this.base = base;
        this.keyFile = keyFile.orElse(dataDirectory.resolve("secrets/service-keys/monitor-door.key"));
    }

    /** What the monitor says of the container engine and its host. */
    public Uni<JsonNode> runtime() {
        return send(request("/runtime").GET());
    }

    public Uni<JsonNode> get(DatabaseId database, String path) {
        return send(request(database, path).GET());
    }

    public Uni<JsonNode> post(DatabaseId database, String path, Map<String, ? extends @Nullable Object> body) {
        return send(request(database, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text(body), UTF_8)));
    }

    /** The lines of an answer that goes on for a while. A refusal fails at once; who does not listen any more ends the answer. */
    public Multi<String> lines(DatabaseId database, String path) {
        return Multi.createFrom().deferred(() -> answer(request(database, path).GET(), GrowingAnswer::of)
                .onItem()
                .transformToMulti(answer -> switch (answer.body()) {
                    case GrowingAnswer.Lines lines -> lines.asTheyCome();
                    case GrowingAnswer.Refusal(String text) ->
                        Multi.createFrom().failure(refusal(answer.statusCode(), parsed(text)));
                }));
    }

    private HttpRequest.Builder request(DatabaseId database, String path) {
        return request("/databases/" + database + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/internal/v1" + path)).timeout(ANSWER_LIMIT);
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
                .transform(away -> unavailable("the monitor does not answer", away));
    }

    private JsonNode read(HttpResponse<String> answer) {
        JsonNode body = parsed(answer.body());
        if (answer.statusCode() / HUNDRED == SUCCESS) {
            return body;
        }
        throw refusal(answer.statusCode(), body);
    }

    private static CodedException refusal(int status, JsonNode body) {
        String name = body.path("code").asText();
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(name))
                // Not the caller's fault, so the caller must not be told to bring another token.
                .filter(known -> known != ErrorCode.UNAUTHENTICATED)
                .findFirst()
                .orElse(ErrorCode.MONITOR_UNAVAILABLE);
        return new CodedException(code, body.path("detail").asText("the monitor answered " + status));
    }

    /** The parser's own exception is left out: it may quote rows of a tenant. */
    @SuppressWarnings("UnusedException")
    private JsonNode parsed(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new CodedException(ErrorCode.MONITOR_UNAVAILABLE, "the monitor's answer is not JSON");
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String key() {
        try {
            return Files.readString(keyFile).trim();
        } catch (IOException unreadable) {
            throw unavailable("the key for the monitor, " + keyFile + ", cannot be read", unreadable);
        }
    }

    private static CodedException unavailable(String message, Throwable cause) {
        return new CodedException(ErrorCode.MONITOR_UNAVAILABLE, message, cause);
    }
}
