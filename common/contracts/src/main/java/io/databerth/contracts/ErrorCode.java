package io.databerth.contracts;

/** The stable codes of failures, with who can mend them and what to do; a code never changes its meaning. */
public enum ErrorCode {
    REQUEST_INVALID(ErrorKind.CALLER, "Correct the request as the message says."),
    REQUEST_TOO_LARGE(ErrorKind.CALLER, "Send a smaller request."),
    UNAUTHENTICATED(ErrorKind.CALLER, "Send a valid bearer token in the Authorization header."),
    FORBIDDEN(ErrorKind.CALLER, "Use a token with the needed scope."),
    NOT_FOUND(ErrorKind.CALLER, "Check the id; list what exists with a GET on the collection."),
    NAME_TAKEN(ErrorKind.CALLER, "Choose another name, or delete what holds it."),
    ADDRESS_TAKEN(ErrorKind.CALLER, "Choose another address, or leave it out."),
    ENGINE_UNKNOWN(ErrorKind.CALLER, "Choose an engine from GET /api/v1/engines."),
    VERSION_UNKNOWN(ErrorKind.CALLER, "Choose a version from GET /api/v1/engines."),
    SKU_UNKNOWN(ErrorKind.CALLER, "Choose a size from GET /api/v1/skus."),
    ENVIRONMENT_UNKNOWN(ErrorKind.CALLER, "Choose an environment of the project, or create it first."),
    PROJECT_UNKNOWN(ErrorKind.CALLER, "Choose a project from GET /api/v1/projects."),
    IDEMPOTENCY_KEY_REUSED(ErrorKind.CALLER, "Use a new Idempotency-Key for a different request."),
    PRECONDITION_FAILED(ErrorKind.CALLER, "Read the resource again and repeat the request with its current ETag."),
    OPERATION_IN_PROGRESS(ErrorKind.CALLER, "Wait until the running operation of this database has ended."),
    OPERATION_UNSUPPORTED(ErrorKind.CALLER, "See the engine's capabilities at GET /api/v1/engines."),
    OPERATION_SUPERSEDED(ErrorKind.CALLER, "A later request for the same database took its place."),
    STATE_CONFLICT(ErrorKind.CALLER, "Bring the database into the needed state first."),
    TOO_MANY_STREAMS(ErrorKind.CALLER, "Close a stream that you follow, or wait until one has ended."),
    TICKET_INVALID(ErrorKind.CALLER, "Tickets work once and expire; rotate the credentials to get a new one."),
    BACKUP_UNUSABLE(ErrorKind.CALLER, "Choose another backup; this one cannot be restored."),
    MOMENT_UNREACHABLE(
            ErrorKind.CALLER, "Choose a moment of GET /api/v1/databases/{id}/recovery-windows, or a backup instead."),
    SKU_TOO_SMALL(ErrorKind.CAPACITY, "Choose a larger size."),
    PORTS_EXHAUSTED(ErrorKind.CAPACITY, "Free a port of the range or widen it."),
    DISK_FULL(ErrorKind.CAPACITY, "Free disk space on the host, then repeat the request."),
    TARGET_FULL(ErrorKind.CAPACITY, "Free space in the backup target, or raise its quota, then repeat the request."),
    IMAGE_UNAVAILABLE(
            ErrorKind.OPERATOR, "Make the image available: build it with deploy/images/build or allow pulling."),
    RUNTIME_UNAVAILABLE(ErrorKind.TRANSIENT, "Start the container engine; the work goes on by itself."),
    VAULT_UNAVAILABLE(ErrorKind.TRANSIENT, "Start the credential vault; the work goes on by itself."),
    MONITOR_UNAVAILABLE(
            ErrorKind.TRANSIENT, "Repeat the request; it needs the monitor, which asks the servers of databases."),
    BACKUP_WORKER_UNAVAILABLE(
            ErrorKind.TRANSIENT, "Repeat the request; it needs the backup worker, which opens backups."),
    TARGET_UNAVAILABLE(
            ErrorKind.TRANSIENT, "Nothing, if the backup target answers again soon; else look at its server."),
    STORE_UNAVAILABLE(ErrorKind.TRANSIENT, "Repeat the request later; the control plane's store does not answer."),
    NOT_READY_IN_TIME(ErrorKind.OPERATOR, "Look at the database's logs; the server did not accept a log-in in time."),
    VOLUME_LOST(
            ErrorKind.OPERATOR,
            "Restore a backup: the data volume is gone, and no empty database is put in its place."),
    CONTAINER_CONFLICT(ErrorKind.OPERATOR, "Remove or rename the foreign container that holds the name."),
    RUNTIME_REFUSED(ErrorKind.OPERATOR, "Look at the container engine's own message and its log."),
    ENGINE_COMMAND_FAILED(
            ErrorKind.OPERATOR, "Look at the message of the engine's own tool and at the database's logs."),
    CREDENTIAL_REFUSED(
            ErrorKind.OPERATOR, "The database refuses every known credential; restore it or contact its operator."),
    TARGET_REFUSED(ErrorKind.OPERATOR, "Check the backup target's address, bucket, credentials and rights."),
    BACKUP_DAMAGED(ErrorKind.OPERATOR, "Do not use this backup; take a new one and check the storage."),
    PROOF_FAILED(
            ErrorKind.OPERATOR, "The backup does not hold what the database held; take a new one and report this."),
    CANCELLED(ErrorKind.CALLER, "The operation was cancelled on request."),
    INTERNAL(ErrorKind.DEFECT, "Report this with the operation's id; nothing else is needed.");

    private final ErrorKind kind;
    private final String remedy;

    ErrorCode(ErrorKind kind, String remedy) {
        this.kind = kind;
        this.remedy = remedy;
    }

    public ErrorKind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }
}
