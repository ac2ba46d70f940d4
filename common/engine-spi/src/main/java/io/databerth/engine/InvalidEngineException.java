package io.databerth.engine;

/** A descriptor that cannot be used; the message names the file and, where it is known, the line or the key, and says what to do. */
public final class InvalidEngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidEngineException(String message) {
        super(message);
    }

    public InvalidEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
