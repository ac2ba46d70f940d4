package io.databerth.backup.engine;

import io.databerth.backup.format.Fingerprint;
import java.util.List;

/** Keeps the lines of several fingerprints as long as there is room for them in one manifest. */
final class KeptLines {
    private static final long MOST_CHARACTERS = 4 << 20;

    private long characters;

    Fingerprint of(List<String> lines) {
        Fingerprint fingerprint = Fingerprint.of(lines);
        characters += fingerprint.lines().stream().mapToLong(String::length).sum();
        return characters > MOST_CHARACTERS ? new Fingerprint(fingerprint.sha256(), List.of()) : fingerprint;
    }
}
