package io.databerth.backup.format;

import java.util.Locale;
import java.util.Optional;

/** What is done to the plain bytes before they are sealed; {@code NONE} is for sources that are compressed already. */
public enum Compression {
    NONE(0),
    ZSTD(1);

    private final int code;

    Compression(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Compression> ofCode(int code) {
        return switch (code) {
            case 0 -> Optional.of(NONE);
            case 1 -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }

    static Optional<Compression> ofWord(String word) {
        return switch (word) {
            case "none" -> Optional.of(NONE);
            case "zstd" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }
}
