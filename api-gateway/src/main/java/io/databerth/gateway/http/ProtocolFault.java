package io.databerth.gateway.http;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;

/** What a status of the HTTP layer itself means, with something to do about it. */
final class ProtocolFault {
    private ProtocolFault() {}

    static Failure of(int status) {
        return switch (status) {
            case 401 -> Failure.of(ErrorCode.UNAUTHENTICATED, "the request carries no valid bearer token");
            case 403 -> Failure.of(ErrorCode.FORBIDDEN, "the token does not allow this");
            case 404 -> Failure.of(ErrorCode.NOT_FOUND, "nothing is at this path");
            case 405 -> invalid("this path does not take that method; the API is described at /q/openapi");
            case 406 -> invalid("this path does not answer in the asked-for media type; accept application/json");
            case 413 -> Failure.of(ErrorCode.REQUEST_TOO_LARGE, "a request body holds at most 64 KiB");
            case 415 -> invalid("the body must be JSON; send Content-Type: application/json");
            default ->
                status < 500
                        ? invalid("the request could not be read")
                        : Failure.of(ErrorCode.INTERNAL, "the request failed inside Databerth");
        };
    }

    private static Failure invalid(String message) {
        return Failure.of(ErrorCode.REQUEST_INVALID, message);
    }
}
