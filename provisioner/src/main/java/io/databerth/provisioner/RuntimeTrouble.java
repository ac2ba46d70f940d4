package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.runtime.RuntimeFailure;
import java.util.Locale;

/** Says a runtime's failure with the platform's codes. */
final class RuntimeTrouble {
    private RuntimeTrouble() {}

    static CodedException of(RuntimeFailure failure) {
        return new CodedException(code(failure), String.valueOf(failure.getMessage()), failure);
    }

    private static ErrorCode code(RuntimeFailure failure) {
        return switch (failure) {
            case RuntimeFailure.NameTaken taken -> ErrorCode.CONTAINER_CONFLICT;
            case RuntimeFailure.InUse used -> ErrorCode.CONTAINER_CONFLICT;
            case RuntimeFailure.PortTaken taken -> ErrorCode.PORTS_EXHAUSTED;
            case RuntimeFailure.ImageMissing missing -> ErrorCode.IMAGE_UNAVAILABLE;
            case RuntimeFailure.Unavailable away -> ErrorCode.RUNTIME_UNAVAILABLE;
            case RuntimeFailure.DeadlineExceeded late -> ErrorCode.ENGINE_COMMAND_FAILED;
            case RuntimeFailure.Refused refused -> diskFull(refused) ? ErrorCode.DISK_FULL : ErrorCode.INTERNAL;
            // Something vanished between two looks: the next attempt sees it as it is.
            case RuntimeFailure.NotFound vanished -> ErrorCode.INTERNAL;
            case RuntimeFailure.LimitRefused refused -> ErrorCode.INTERNAL;
        };
    }

    private static boolean diskFull(RuntimeFailure refused) {
        return String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
    }
}
