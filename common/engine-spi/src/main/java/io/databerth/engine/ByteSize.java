package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, at least one; written as {@code 512MiB} or {@code 2GiB}. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})(KiB|MiB|GiB|TiB)");

    public ByteSize {
        if (bytes < 1) {
            throw new IllegalArgumentException("a size is at least one byte, not " + bytes);
        }
    }

    @JsonCreator
    public static ByteSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size: write for example 512MiB or 2GiB");
        }
        int shift =
                switch (matcher.group(2)) {
                    case "KiB" -> 10;
                    case "MiB" -> 20;
                    case "GiB" -> 30;
                    case String tebi -> 40;
                };
        return new ByteSize(Long.parseLong(matcher.group(1)) << shift);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        int shift = bytes % (1L << 30) == 0 ? 30 : bytes % (1L << 20) == 0 ? 20 : bytes % (1L << 10) == 0 ? 10 : 0;
        String unit =
                switch (shift) {
                    case 30 -> "GiB";
                    case 20 -> "MiB";
                    case 10 -> "KiB";
                    default -> " bytes";
                };
        return (bytes >> shift) + unit;
    }
}
