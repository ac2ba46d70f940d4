package io.databerth.gateway.asking;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.CodedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/**
 * Hands the body of a request on to another service while it comes, no faster than that one takes it. Not a part of {@link
 * ServiceClient}, whose client hears an answer only when it has sent everything: a refusal after the first bytes would be lost.
 */
public final class UploadClient {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final ServiceClient service;

    public UploadClient(Vertx vertx, ServiceClient service) {
        this.http = vertx.createHttpClient();
        this.service = service;
    }

    /** Fails as {@link ServiceClient} does; the caller must be on the request's own context. */
    public Uni<JsonNode> put(String path, String mediaType, HttpServerRequest body) {
        return Uni.createFrom()
                .completionStage(() -> sent(path, mediaType, body).toCompletionStage())
                .onFailure(failure -> !(failure instanceof CodedException))
                .transform(service::silent);
    }

    private Future<JsonNode> sent(String path, String mediaType, HttpServerRequest body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setAbsoluteURI(service.target(path).toString())
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + service.key())
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .setIdleTimeout(LONGEST_SILENCE.toMillis());
        return http.request(options).compose(request -> request.send(body)).compose(this::read);
    }

    private Future<JsonNode> read(HttpClientResponse answer) {
        return answer.body().map(Buffer::toString).map(text -> service.read(answer.statusCode(), text));
    }
}
