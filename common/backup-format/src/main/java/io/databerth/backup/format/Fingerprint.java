package io.databerth.backup.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * What the database held when it was dumped: a SHA-256 of lines, each ended by a line feed, and the lines themselves where
 * they are few enough to be kept (then a difference can be named).
 */
public record Fingerprint(Hex sha256, List<String> lines) {
    static final int KEPT_CHARACTERS = 1 << 20;

    public Fingerprint {
        lines = List.copyOf(lines);
        if (!lines.isEmpty() && !digest(lines).equals(sha256)) {
            throw new IllegalArgumentException("the fingerprint's lines do not match its digest");
        }
    }

    public static Fingerprint of(List<String> lines) {
        long characters = lines.stream().mapToLong(String::length).sum();
        return new Fingerprint(digest(lines), characters > KEPT_CHARACTERS ? List.of() : lines);
    }

    private static Hex digest(List<String> lines) {
        MessageDigest digest = Digests.sha256();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return Hex.of(digest.digest());
    }
}
