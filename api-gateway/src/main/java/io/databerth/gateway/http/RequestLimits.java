package io.databerth.gateway.http;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses what is too large to be read or comes too slowly. What a header admits to is refused by it; a body that grows while
 * it is read is cut by the server's own limit. An uploaded file is handed on and read nowhere here: it may be of any size.
 */
@ApplicationScoped
public class RequestLimits {
    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;
    private static final long LARGEST_BODY = 64 * 1024;
    private static final long BODY_MILLIS = 15_000;
    private static final long LINGER_MILLIS = 2_000;
    private static final int TIMEOUT = 408;
    private static final Pattern UPLOAD = Pattern.compile("/api/v1/databases/[^/]+/uploads");

    void install(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(RequestLimits::admit);
        router.get("/api/v1/openapi").handler(RequestLimits::describe);
    }

    private static void describe(RoutingContext request) {
        String query = request.request().query();
        request.redirect("/q/openapi" + (query == null ? "" : "?" + query));
    }

    private static void admit(RoutingContext request) {
        if (request.request().method() == HttpMethod.POST
                && UPLOAD.matcher(request.normalizedPath()).matches()) {
            admitFile(request);
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !(length.matches("[0-9]{1,9}") && Long.parseLong(length) <= LARGEST_BODY)) {
            Failure tooLarge = Failure.of(ErrorCode.REQUEST_TOO_LARGE, "a request body holds at most 64 KiB");
            refuse(request, Problem.of(tooLarge, request.normalizedPath()));
            return;
        }
        if ((length != null && !length.equals("0"))
                || request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            limitTime(request);
        }
        request.next();
    }

    /** The server's own limit goes by this header; how long a body is, its reader sees at its end. */
    private static void admitFile(RoutingContext request) {
        request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        // Who is refused may go on sending for hours. A client that is not told would use the connection again.
        request.addHeadersEndHandler(_ -> {
            if (!request.request().isEnded()) {
                request.response().putHeader(HttpHeaders.CONNECTION, "close");
            }
        });
        request.addEndHandler(_ -> {
            if (!request.request().isEnded()) {
                linger(request);
            }
        });
        request.next();
    }

    /**
     * What is still sent to a connection that is closed is answered with a reset, which overtakes the answer (RFC 9112, section 9.6): so it
     * is read for a moment, and thrown away.
     */
    private static void linger(RoutingContext request) {
        HttpServerRequest file = request.request();
        long timer =
                request.vertx().setTimer(LINGER_MILLIS, _ -> file.connection().close());
        file.connection().closeHandler(_ -> request.vertx().cancelTimer(timer));
        file.handler(_ -> {});
        file.resume();
    }

    /** One byte a second would otherwise hold a connection for hours. */
    private static void limitTime(RoutingContext request) {
        HttpServerRequest body = request.request();
        long timer = request.vertx().setTimer(BODY_MILLIS, _ -> {
            if (!body.isEnded() && !body.response().headWritten()) {
                Failure tooSlow = Failure.of(ErrorCode.REQUEST_INVALID, "the request's body did not come in time");
                refuse(request, Problem.of(tooSlow, TIMEOUT, request.normalizedPath()));
            }
        });
        request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
    }

    /** The rest of the body is not waited for: the connection ends with the answer. */
    private static void refuse(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.encodeToBuffer(problem))
                .onComplete(_ -> request.request().connection().close());
    }
}
