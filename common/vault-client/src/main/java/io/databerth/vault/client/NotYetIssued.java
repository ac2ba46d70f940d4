package io.databerth.vault.client;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.Failure;

/**
 * The vault answers, but holds no such secret: it is not made yet, or no longer there. Where it flies, it counts as a
 * failure that passes by itself: asking again later may succeed.
 */
public final class NotYetIssued extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    NotYetIssued(String message) {
        super(message);
    }

    @Override
    public Failure failure() {
        return Failure.of(ErrorCode.VAULT_UNAVAILABLE, String.valueOf(getMessage()));
    }
}
