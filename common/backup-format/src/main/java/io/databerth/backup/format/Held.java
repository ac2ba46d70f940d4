package io.databerth.backup.format;

import java.util.Optional;

/**
 * One database among those that a backup holds, one behind the other.
 *
 * @param other its name inside the server; empty for the database of the server's user, which comes first
 * @param plainBytes how much of the plain content is its own
 * @param fingerprint what it held
 */
public record Held(Optional<String> other, long plainBytes, Fingerprint fingerprint) {
    public Held {
        if (plainBytes < 0) {
            throw new IllegalArgumentException("a database's part of a backup has no negative size");
        }
    }
}
