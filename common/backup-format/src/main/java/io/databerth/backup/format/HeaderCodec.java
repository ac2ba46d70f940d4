package io.databerth.backup.format;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** Writes and reads the header: fixed fields, the wrapped key, and a SHA-256 of both. */
public final class HeaderCodec {
    private static final int FIXED_BYTES = 8 + 2 + 1 + 16 + 16 + Layout.NONCE_PREFIX_BYTES + Layout.DIGEST_BYTES + 2;

    private HeaderCodec() {}

    /** Reads the header that starts at the first byte of the source, and checks it against its own digest. */
    public static BackupHeader read(BackupSource source) throws IOException {
        try (InputStream in = source.from(0)) {
            byte[] fixed = in.readNBytes(FIXED_BYTES);
            checkOrigin(fixed);
            if (fixed.length < FIXED_BYTES) {
                throw new BackupFileFailure.Truncated("the file ends inside its header");
            }
            int keyBytes = Short.toUnsignedInt(ByteBuffer.wrap(fixed).getShort(FIXED_BYTES - Short.BYTES));
            if (keyBytes < 1 || keyBytes > Layout.WRAPPED_KEY_LIMIT) {
                throw new BackupFileFailure.Damaged("the header's length of the wrapped key is " + keyBytes);
            }
            byte[] rest = in.readNBytes(keyBytes + Layout.DIGEST_BYTES);
            if (rest.length < keyBytes + Layout.DIGEST_BYTES) {
                throw new BackupFileFailure.Truncated("the file ends inside its header");
            }
            return decode(fixed, rest, keyBytes);
        }
    }

    private static void checkOrigin(byte[] fixed) throws BackupFileFailure {
        byte[] magic = Layout.magic();
        int seen = Math.min(fixed.length, magic.length);
        if (!Arrays.equals(fixed, 0, seen, magic, 0, seen)) {
            throw new BackupFileFailure.NotOurs("the file does not begin as a backup of Databerth does");
        }
        if (fixed.length >= magic.length + Short.BYTES) {
            int version = Short.toUnsignedInt(ByteBuffer.wrap(fixed).getShort(magic.length));
            if (version != Layout.VERSION) {
                throw new BackupFileFailure.NotOurs(
                        "the file has format version " + version + "; known is " + Layout.VERSION);
            }
        }
    }

    private static BackupHeader decode(byte[] fixed, byte[] rest, int keyBytes) throws BackupFileFailure {
        byte[] body = Arrays.copyOf(fixed, fixed.length + keyBytes);
        System.arraycopy(rest, 0, body, fixed.length, keyBytes);
        if (!Arrays.equals(Digests.sha256(body), Arrays.copyOfRange(rest, keyBytes, rest.length))) {
            throw new BackupFileFailure.Damaged("the header does not match its own digest");
        }
        ByteBuffer in = ByteBuffer.wrap(body).position(Layout.magic().length + Short.BYTES);
        int code = in.get();
        Compression compression = Compression.ofCode(code)
                .orElseThrow(() -> new BackupFileFailure.NotOurs("the file has an unknown compression: " + code));
        BackupId backup = new BackupId(new UUID(in.getLong(), in.getLong()));
        DatabaseId database = new DatabaseId(new UUID(in.getLong(), in.getLong()));
        Hex prefix = take(in, Layout.NONCE_PREFIX_BYTES);
        Hex check = take(in, Layout.DIGEST_BYTES);
        return new BackupHeader(backup, database, compression, prefix, check, take(in.position(FIXED_BYTES), keyBytes));
    }

    private static Hex take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Hex.of(bytes);
    }

    static byte[] encode(BackupHeader header) {
        byte[] body = ByteBuffer.allocate(FIXED_BYTES + header.wrappedKey().length())
                .put(Layout.magic())
                .putShort((short) Layout.VERSION)
                .put((byte) header.compression().code())
                .putLong(header.backup().value().getMostSignificantBits())
                .putLong(header.backup().value().getLeastSignificantBits())
                .putLong(header.database().value().getMostSignificantBits())
                .putLong(header.database().value().getLeastSignificantBits())
                .put(header.noncePrefix().bytes())
                .put(header.keyCheck().bytes())
                .putShort((short) header.wrappedKey().length())
                .put(header.wrappedKey().bytes())
                .array();
        return ByteBuffer.allocate(length(header))
                .put(body)
                .put(Digests.sha256(body))
                .array();
    }

    static int length(BackupHeader header) {
        return FIXED_BYTES + header.wrappedKey().length() + Layout.DIGEST_BYTES;
    }
}
