package io.databerth.backup.storage;

import io.databerth.backup.storage.S3Target.Limits;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes from a target, given up when it comes more slowly than a part may be sent. */
final class SteadyInput extends FilterInputStream {
    private final Limits limits;
    private long windowBegan = System.nanoTime();
    private long windowBytes;

    SteadyInput(InputStream answer, Limits limits) {
        super(answer);
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (IOException broken) {
            throw new CodedException(
                    ErrorCode.TARGET_UNAVAILABLE, "reading from the target broke off: " + broken.getMessage(), broken);
        }
        if (read > 0) {
            windowBytes += read;
            requireRate();
        }
        return read;
    }

    private void requireRate() {
        long now = System.nanoTime();
        if (windowBytes >= limits.partBytes()) {
            windowBegan = now;
            windowBytes = 0;
        } else if (now - windowBegan > limits.attempt().toNanos()) {
            throw new CodedException(
                    ErrorCode.TARGET_UNAVAILABLE,
                    "the target gave " + windowBytes + " bytes in " + limits.attempt() + ", which is too slow");
        }
    }
}
