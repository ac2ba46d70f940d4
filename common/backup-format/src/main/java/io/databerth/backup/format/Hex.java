package io.databerth.backup.format;

import java.util.HexFormat;

/** Immutable bytes that are not secret (digests, nonces, wrapped keys), held as lower-case hexadecimal digits. */
public record Hex(String digits) {
    private static final HexFormat FORMAT = HexFormat.of();

    public Hex {
        if (digits.length() % 2 != 0 || !digits.matches("[0-9a-f]*")) {
            throw new IllegalArgumentException("expected pairs of lower-case hexadecimal digits");
        }
    }

    public static Hex of(byte[] bytes) {
        return new Hex(FORMAT.formatHex(bytes));
    }

    public byte[] bytes() {
        return FORMAT.parseHex(digits);
    }

    public int length() {
        return digits.length() / 2;
    }

    @Override
    public String toString() {
        return digits;
    }
}
