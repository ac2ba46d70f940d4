package io.databerth.gateway.http;

import io.databerth.contracts.ErrorCode;

/** Which HTTP status tells a client's software what the code tells people. */
final class ProblemStatus {
    private ProblemStatus() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case REQUEST_INVALID, ENGINE_UNKNOWN, VERSION_UNKNOWN, SKU_UNKNOWN, ENVIRONMENT_UNKNOWN, PROJECT_UNKNOWN ->
                400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, TICKET_INVALID -> 403;
            case NOT_FOUND -> 404;
            case NAME_TAKEN,
                    ADDRESS_TAKEN,
                    OPERATION_IN_PROGRESS,
                    OPERATION_SUPERSEDED,
                    STATE_CONFLICT,
                    BACKUP_UNUSABLE,
                    MOMENT_UNREACHABLE,
                    CANCELLED -> 409;
            case PRECONDITION_FAILED -> 412;
            case REQUEST_TOO_LARGE -> 413;
            case IDEMPOTENCY_KEY_REUSED, OPERATION_UNSUPPORTED, SKU_TOO_SMALL, TARGET_REFUSED -> 422;
            case TOO_MANY_STREAMS -> 429;
            case RUNTIME_UNAVAILABLE,
                    VAULT_UNAVAILABLE,
                    MONITOR_UNAVAILABLE,
                    BACKUP_WORKER_UNAVAILABLE,
                    STORE_UNAVAILABLE,
                    TARGET_UNAVAILABLE,
                    PORTS_EXHAUSTED,
                    IMAGE_UNAVAILABLE -> 503;
            case DISK_FULL, TARGET_FULL -> 507;
            case NOT_READY_IN_TIME,
                    VOLUME_LOST,
                    CONTAINER_CONFLICT,
                    RUNTIME_REFUSED,
                    ENGINE_COMMAND_FAILED,
                    CREDENTIAL_REFUSED,
                    BACKUP_DAMAGED,
                    PROOF_FAILED,
                    INTERNAL -> 500;
        };
    }
}
