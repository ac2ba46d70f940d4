package io.databerth.backup.format;

import java.io.IOException;
import java.io.InputStream;

/** An input that is read piece by piece; a single byte is a piece of one. */
public abstract class PieceInput extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
