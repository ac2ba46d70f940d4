package io.databerth.vault.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** A backup's key as it lies in the backup's own header: the version of the wrapping key, then the wrapped key. */
public record WrappedBackupKey(int keyVersion, Ciphertext key) {

    /** Reads what {@link #text()} wrote; anything else is refused. */
    public static WrappedBackupKey parse(String text, Binding binding) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            int version = bytes.getInt();
            byte[] key = new byte[bytes.remaining()];
            bytes.get(key);
            return new WrappedBackupKey(version, Ciphertext.of(key));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new Refused(binding, e);
        }
    }

    public String text() {
        byte[] wrapped = key.bytes();
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + wrapped.length)
                .putInt(keyVersion)
                .put(wrapped)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
