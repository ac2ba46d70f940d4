package io.databerth.backup.format;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts what is written into segments and seals each; a full segment waits until it is known whether it is the last. */
final class SegmentOutput extends OutputStream {
    private final OutputStream stored;
    private final SegmentCipher cipher;
    private final byte[] plain = new byte[Layout.SEGMENT_BYTES];
    private final byte[] sealed = new byte[Layout.SEALED_SEGMENT_BYTES];
    private int filled;
    private long number;
    private boolean ended;

    SegmentOutput(OutputStream stored, SegmentCipher cipher) {
        this.stored = stored;
        this.cipher = cipher;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length && !ended) {
            if (filled == plain.length) {
                emit(false);
            }
            int part = Math.min(length - done, plain.length - filled);
            System.arraycopy(bytes, offset + done, plain, filled, part);
            filled += part;
            done += part;
        }
    }

    /** Seals the last segment and returns the number of all; later writes are dropped. */
    long finish() throws IOException {
        emit(true);
        ended = true;
        return number;
    }

    /** Drops what waits and all later writes. */
    void abandon() {
        ended = true;
    }

    private void emit(boolean last) throws IOException {
        int length = cipher.seal(number, last, plain, filled, sealed);
        stored.write(sealed, 0, length);
        number++;
        filled = 0;
    }
}
