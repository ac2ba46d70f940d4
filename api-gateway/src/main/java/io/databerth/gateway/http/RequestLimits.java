package io.databerth.gateway.http;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses by its header what is too large to be read; a body that grows while it is read is cut by the server's own limit. */
@ApplicationScoped
public class RequestLimits {
    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;
    private static final long LARGEST_BODY = 64 * 1024;

    void install(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(RequestLimits::admit);
        router.get("/api/v1/openapi").handler(request -> request.reroute("/q/openapi"));
    }

    private static void admit(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || (length.matches("[0-9]{1,9}") && Long.parseLong(length) <= LARGEST_BODY)) {
            request.next();
            return;
        }
        Problem problem = Problem.of(
                Failure.of(ErrorCode.REQUEST_TOO_LARGE, "a request body holds at most 64 KiB"),
                request.normalizedPath());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.encodeToBuffer(problem));
    }
}
