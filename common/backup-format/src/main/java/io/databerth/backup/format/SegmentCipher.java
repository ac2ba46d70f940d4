package io.databerth.backup.format;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and unseals numbered segments with AES-256-GCM in the STREAM construction: the nonce is the header's random prefix,
 * the segment's number and a flag that marks the last segment, so none can be moved, repeated, dropped or cut off.
 */
final class SegmentCipher {
    /** In small parts the methods are called often enough to be compiled soon, and with that for the processor's instructions. */
    private static final int PART = 1 << 14;

    private static final int NONCE_BYTES = Layout.NONCE_PREFIX_BYTES + Integer.BYTES + 1;
    private final Cipher cipher;
    private final SecretKey key;
    private final byte[] noncePrefix;
    private final byte[] associated;

    SegmentCipher(BackupHeader header, DataKey dataKey) {
        key = dataKey.segmentKey(header.backup());
        noncePrefix = header.noncePrefix().bytes();
        byte[] encoded = HeaderCodec.encode(header);
        associated = ByteBuffer.allocate(Layout.DIGEST_BYTES + 2 * 16 + Integer.BYTES + Short.BYTES)
                .put(encoded, encoded.length - Layout.DIGEST_BYTES, Layout.DIGEST_BYTES)
                .putLong(header.backup().value().getMostSignificantBits())
                .putLong(header.backup().value().getLeastSignificantBits())
                .putLong(header.database().value().getMostSignificantBits())
                .putLong(header.database().value().getLeastSignificantBits())
                .putInt(0)
                .putShort((short) Layout.VERSION)
                .array();
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    /** Puts {@code length + 16} bytes into {@code sealed} and returns their number. */
    int seal(long number, boolean last, byte[] plain, int length, byte[] sealed) {
        try {
            start(Cipher.ENCRYPT_MODE, number, last);
            int done = 0;
            for (int from = 0; from < length; from += PART) {
                done += cipher.update(plain, from, Math.min(PART, length - from), sealed, done);
            }
            return done + cipher.doFinal(sealed, done);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("segment " + number + " could not be sealed", e);
        }
    }

    /** Puts {@code length - 16} bytes into {@code plain} and returns their number; nothing counts when this throws. */
    int unseal(long number, boolean last, byte[] sealed, int length, byte[] plain) throws AEADBadTagException {
        try {
            start(Cipher.DECRYPT_MODE, number, last);
            return cipher.doFinal(sealed, 0, length, plain);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("segment " + number + " could not be unsealed", e);
        }
    }

    private void start(int mode, long number, boolean last) throws GeneralSecurityException {
        if (number < 0 || number >= Layout.SEGMENT_COUNT_LIMIT) {
            throw new IllegalArgumentException("a backup has at most " + Layout.SEGMENT_COUNT_LIMIT + " segments");
        }
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .put(noncePrefix)
                .putInt((int) number)
                .put((byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(Layout.TAG_BYTES * Byte.SIZE, nonce));
        byte[] data = Arrays.copyOf(associated, associated.length);
        ByteBuffer.wrap(data).putInt(data.length - Short.BYTES - Integer.BYTES, (int) number);
        cipher.updateAAD(data);
    }
}
