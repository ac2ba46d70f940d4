package io.databerth.storedump;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a table holds, whatever the order of its rows: the sum of the SHA-256 of each row, without the carry out of 256 bits.
 * Unlike with an exclusive or, a row that is there twice counts twice.
 */
final class RowSum {
    private static final int BITS = 256;
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(BITS);

    private final MessageDigest digest = sha256();
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    void add(byte[] row) {
        sum = sum.add(new BigInteger(1, digest.digest(row))).mod(LIMIT);
        rows++;
    }

    /** The table, the number of its rows and their sum, in one line. */
    String line(TableName table) {
        String digits = sum.toString(16);
        return table + " " + rows + " rows " + "0".repeat(BITS / 4 - digits.length()) + digits;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
