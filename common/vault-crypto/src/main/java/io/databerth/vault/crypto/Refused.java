package io.databerth.vault.crypto;

/** The bytes do not open: another key, another owner, or changed bytes. Which one it was cannot be told. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(Binding binding) {
        super("what is stored for " + binding + " does not open: it was changed, or belongs to another owner or key");
    }

    Refused(Binding binding, Throwable cause) {
        this(binding);
        initCause(cause);
    }
}
