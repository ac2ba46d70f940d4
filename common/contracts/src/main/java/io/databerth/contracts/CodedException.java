package io.databerth.contracts;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Failure} from where it is known to where it is told. */
public final class CodedException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public CodedException(ErrorCode code, String message) {
        this(Failure.of(code, message), null);
    }

    public CodedException(ErrorCode code, String message, Throwable cause) {
        this(Failure.of(code, message), cause);
    }

    public CodedException(Failure failure, @Nullable Throwable cause) {
        super(failure.code() + ": " + failure.message(), cause);
        this.failure = failure;
    }

    @Override
    public Failure failure() {
        return failure;
    }
}
