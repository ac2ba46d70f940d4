package io.databerth.backup.format;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and digests what is written. */
final class MeasuredOutput extends OutputStream {
    private final OutputStream target;
    private final MessageDigest digest = Digests.sha256();
    private long bytes;

    MeasuredOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        target.write(source, offset, length);
        digest.update(source, offset, length);
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    long bytes() {
        return bytes;
    }

    /** Once, at the end. */
    Hex sha256() {
        return Hex.of(digest.digest());
    }
}
