package io.databerth.vault.plan;

import io.databerth.contracts.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** The platform's rule for passwords: 144 random bits in 24 letters and digits, safe in every URL and shell. */
public final class Passwords {
    private static final int RANDOM_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    public static Secret next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** Base64 with {@code +} written as {@code A} and {@code /} as {@code B}; 18 bytes need no padding. */
    static Secret of(byte[] bytes) {
        if (bytes.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a password is made from " + RANDOM_BYTES + " bytes");
        }
        String text = Base64.getEncoder().encodeToString(bytes);
        return Secret.of(text.replace('+', 'A').replace('/', 'B'));
    }
}
