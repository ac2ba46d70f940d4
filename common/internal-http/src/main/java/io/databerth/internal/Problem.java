package io.databerth.internal;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import java.util.Locale;
import java.util.Map;

/** A failure as {@code application/problem+json} (RFC 9457). */
public record Problem(String type, String title, int status, String detail, String code, String kind, String remedy) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<ErrorCode, Integer> STATUS = Map.of(
            ErrorCode.UNAUTHENTICATED, 401,
            ErrorCode.FORBIDDEN, 403,
            ErrorCode.NOT_FOUND, 404,
            ErrorCode.STATE_CONFLICT, 409,
            ErrorCode.TICKET_INVALID, 410,
            ErrorCode.REQUEST_TOO_LARGE, 413);

    public static Problem of(Failure failure) {
        ErrorCode code = failure.code();
        return of(failure, STATUS.getOrDefault(code, ofKind(code)));
    }

    public static Problem of(Failure failure, int status) {
        String word = failure.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(
                "urn:databerth:problem:" + word,
                word.replace('-', ' '),
                status,
                failure.message(),
                failure.code().name(),
                failure.code().kind().name(),
                failure.remedy());
    }

    private static int ofKind(ErrorCode code) {
        return switch (code.kind()) {
            case CALLER -> 400;
            case OPERATOR, CAPACITY -> 422;
            case TRANSIENT -> 503;
            case DEFECT -> 500;
        };
    }
}
