package io.databerth.vault.redeem;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Request bodies that must be there. */
final class Bodies {
    private Bodies() {}

    static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "the call has no body");
        }
        return body;
    }
}
