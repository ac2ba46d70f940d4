package io.databerth.contracts.ids;

import java.security.SecureRandom;
import java.util.UUID;

/** Time-ordered UUIDs of version 7: 48 bits of Unix milliseconds, then random bits (RFC 9562, section 5.7). */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int VERSION = 7;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Uuid7() {}

    public static UUID next() {
        long high = System.currentTimeMillis() << 16 | VERSION << 12 | RANDOM.nextInt(1 << 12);
        long low = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(high, low);
    }

    /** The 32 hexadecimal digits of a UUID, without dashes. */
    static String hex(UUID value) {
        return value.toString().replace("-", "");
    }

    /** Reads {@code prefix + 32 lower-case hexadecimal digits}; anything else is an {@link IllegalArgumentException}. */
    static UUID parse(String prefix, String text) {
        if (!text.matches(prefix + "[0-9a-f]{32}")) {
            throw new IllegalArgumentException("expected " + prefix + " followed by 32 lower-case hexadecimal digits");
        }
        String hex = text.substring(prefix.length());
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }
}
