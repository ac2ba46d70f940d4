package io.databerth.backup.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The next bytes of a stream that goes on behind them; closing it leaves that open. */
final class PartInput extends PieceInput {
    private final InputStream whole;
    private long left;

    PartInput(InputStream whole, long bytes) {
        this.whole = whole;
        this.left = bytes;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (left == 0 && length > 0) {
            return -1;
        }
        int part = whole.read(bytes, offset, (int) Math.min(length, left));
        if (part < 0) {
            throw new EOFException(left + " bytes are missing");
        }
        left -= part;
        return part;
    }
}
