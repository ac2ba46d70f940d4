package io.databerth.backup.format;

import io.databerth.contracts.ids.BackupId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 256-bit key of one backup, as the vault unwrapped it. It is never used itself: each purpose has its own key, derived with
 * HKDF-SHA-256 (RFC 5869) and bound to the backup id.
 */
public final class DataKey {
    public static final int BYTES = 32;
    private final SecretKey key;

    private DataKey(SecretKey key) {
        this.key = key;
    }

    /** Copies the bytes; the caller may wipe its own. Other lengths than {@link #BYTES} are an {@link IllegalArgumentException}. */
    public static DataKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a data key has " + BYTES + " bytes");
        }
        return new DataKey(new SecretKeySpec(bytes, "HKDF"));
    }

    SecretKey segmentKey(BackupId backup) {
        return new SecretKeySpec(derive("segments", backup), "AES");
    }

    SecretKey manifestKey(BackupId backup) {
        return new SecretKeySpec(derive("manifest", backup), "HmacSHA256");
    }

    /** A public mark of this key: tells a wrong key from damage, and commits the file to one key, which GCM alone does not. */
    Hex check(BackupId backup) {
        return Hex.of(derive("key check", backup));
    }

    private byte[] derive(String purpose, BackupId backup) {
        byte[] words = ("databerth backup 1 " + purpose).getBytes(StandardCharsets.US_ASCII);
        byte[] info = ByteBuffer.allocate(words.length + 1 + 2 * Long.BYTES)
                .put(words)
                .put((byte) 0)
                .putLong(backup.value().getMostSignificantBits())
                .putLong(backup.value().getLeastSignificantBits())
                .array();
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
