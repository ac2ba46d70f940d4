package io.databerth.backup.storage;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the failures of the S3 client mean to whoever waits for a copy. */
final class S3Failures {
    static final int NOT_FOUND = 404;
    static final int PRECONDITION_FAILED = 412;
    static final int NOT_IMPLEMENTED = 501;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;
    private static final int INSUFFICIENT_STORAGE = 507;
    /** As Amazon, MinIO, Ceph and Garage call it. */
    private static final Set<String> FULL = Set.of(
            "QuotaExceeded",
            "XMinioStorageFull",
            "XMinioAdminBucketQuotaExceeded",
            "EntityTooLarge",
            "InsufficientCapacity");
    /** Refusals with a status of the client's that pass by themselves. */
    private static final Set<String> PASSING =
            Set.of("RequestTimeout", "SlowDown", "BadDigest", "IncompleteBody", "RequestTimeTooSkewed");

    private S3Failures() {}

    /** One call of the client. */
    @FunctionalInterface
    interface Call<T> {
        T perform();
    }

    static <T> T explained(Call<T> call) throws InterruptedException {
        try {
            return call.perform();
        } catch (SdkException failed) {
            throw explain(failed);
        }
    }

    static CodedException explain(SdkException failed) throws InterruptedException {
        if (failed instanceof AbortedException || Thread.interrupted()) {
            throw interrupted(failed);
        }
        return new CodedException(code(failed), "the target says: " + failed.getMessage(), failed);
    }

    static boolean isStatus(SdkException failed, int status) {
        return failed instanceof AwsServiceException answered && answered.statusCode() == status;
    }

    private static ErrorCode code(SdkException failed) {
        if (!(failed instanceof AwsServiceException answered)) {
            return ErrorCode.TARGET_UNAVAILABLE;
        }
        String name = answered.awsErrorDetails() == null
                ? ""
                : String.valueOf(answered.awsErrorDetails().errorCode());
        if (FULL.contains(name) || answered.statusCode() == INSUFFICIENT_STORAGE) {
            return ErrorCode.TARGET_FULL;
        }
        boolean refused = answered.statusCode() >= CLIENT_ERRORS
                && answered.statusCode() < SERVER_ERRORS
                && answered.statusCode() != TOO_MANY_REQUESTS
                && !PASSING.contains(name);
        return refused ? ErrorCode.TARGET_REFUSED : ErrorCode.TARGET_UNAVAILABLE;
    }

    private static InterruptedException interrupted(SdkException cause) {
        var interrupted = new InterruptedException("the copying was interrupted");
        interrupted.initCause(cause);
        return interrupted;
    }
}
