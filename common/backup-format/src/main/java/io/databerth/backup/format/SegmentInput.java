package io.databerth.backup.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.crypto.AEADBadTagException;

/** Hands out the content of segments that were authenticated as a whole; ends only after the last one was. */
final class SegmentInput extends PieceInput {
    private final InputStream stored;
    private final SegmentCipher cipher;
    private final long segments;
    private final int lastSealedBytes;
    private final byte[] sealed = new byte[Layout.SEALED_SEGMENT_BYTES];
    private final byte[] plain = new byte[Layout.SEGMENT_BYTES];
    private long number;
    private int position;
    private int limit;

    SegmentInput(InputStream stored, SegmentCipher cipher, long sealedBytes) {
        this.stored = stored;
        this.cipher = cipher;
        segments = Layout.segments(sealedBytes);
        lastSealedBytes = (int) (sealedBytes - (segments - 1) * Layout.SEALED_SEGMENT_BYTES);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        while (position == limit) {
            if (number == segments) {
                return -1;
            }
            next();
        }
        int part = Math.min(length, limit - position);
        System.arraycopy(plain, position, bytes, offset, part);
        position += part;
        return part;
    }

    private void next() throws IOException {
        boolean last = number == segments - 1;
        int expected = last ? lastSealedBytes : Layout.SEALED_SEGMENT_BYTES;
        int length = stored.readNBytes(sealed, 0, expected);
        if (length < expected || length < Layout.TAG_BYTES) {
            throw new BackupFileFailure.Truncated("the file ends inside segment " + number + " of " + segments);
        }
        try {
            limit = cipher.unseal(number, last, sealed, length, plain);
        } catch (AEADBadTagException e) {
            throw new BackupFileFailure.Damaged("segment " + number + " of " + segments + " is damaged", number, e);
        }
        position = 0;
        number++;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
