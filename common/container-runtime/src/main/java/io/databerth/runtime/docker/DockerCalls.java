package io.databerth.runtime.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.databerth.runtime.RuntimeFailure;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every call to the engine: with a deadline, and with failures in the words of the port. */
final class DockerCalls implements Closeable {
    /** Far more than any metadata call takes, also on a loaded host; what may take longer says so. */
    static final Duration USUAL = Duration.ofSeconds(30);

    private static final int CONNECTIONS = 256;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Endpoint endpoint;
    private final DockerClient client;
    private volatile @Nullable Dialect dialect;

    DockerCalls(Endpoint endpoint) {
        this.endpoint = endpoint;
        var transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(URI.create(endpoint.toString()))
                .maxConnections(CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(5))
                .build();
        // No API version on purpose: an engine without a version in the path answers with its newest.
        var configuration = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(endpoint.toString())
                .withDockerTlsVerify(false)
                .build();
        client = DockerClientImpl.getInstance(configuration, transport);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** How this engine differs, asked once. */
    Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            known = Dialect.ask(this);
            dialect = known;
        }
        return known;
    }

    /** For the calls that stream or are otherwise not one question and one answer. */
    DockerClient client() {
        return client;
    }

    <T> T ask(String what, Function<DockerClient, T> question) {
        return ask(what, USUAL, question);
    }

    <T> T ask(String what, Duration limit, Function<DockerClient, T> question) {
        return Deadline.within(what, limit, () -> {
            try {
                return question.apply(client);
            } catch (NotFoundException absent) {
                throw new RuntimeFailure.NotFound(what);
            } catch (DockerException refusal) {
                throw new RuntimeFailure.Refused(what + ": " + reason(refusal));
            }
        });
    }

    void tell(String what, Duration limit, Consumer<DockerClient> order) {
        ask(what, limit, client -> {
            order.accept(client);
            return true;
        });
    }

    /** What the engine itself said, without the client's frame around it. */
    static String reason(DockerException refusal) {
        String message = String.valueOf(refusal.getMessage());
        int start = message.indexOf('{');
        if (start < 0) {
            return message;
        }
        try {
            return JSON.readTree(message.substring(start)).path("message").asText(message);
        } catch (JsonProcessingException notJson) {
            return message;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
