package io.databerth.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** An error as RFC 9457 writes it. {@code code} and {@code kind} are stable; {@code remedy} says what to do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String kind,
        String remedy,
        String instance) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://databerth.io/problems/";

    public static Problem of(Failure failure, String instance) {
        return of(failure, ProblemStatus.of(failure.code()), instance);
    }

    /** For errors of the protocol, whose status says more than the code. */
    public static Problem of(Failure failure, int status, String instance) {
        ErrorCode code = failure.code();
        return new Problem(
                TYPES + code,
                title(code),
                status,
                failure.message(),
                code.name(),
                code.kind().name().toLowerCase(Locale.ROOT),
                failure.remedy(),
                instance);
    }

    public Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(this);
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static String title(ErrorCode code) {
        String words = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
