package io.databerth.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Holds a secret text so that printing, logging or serialising it shows only {@code ***}; {@link #reveal()} is the one way out. */
public final class Secret {
    private static final String MASK = "***";
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The plain text: for standard input, a file of mode 0600 or a protocol over TLS, and nothing else. */
    public String reveal() {
        return text;
    }

    @JsonValue
    @Override
    public String toString() {
        return MASK;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(text), bytes(secret.text));
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
