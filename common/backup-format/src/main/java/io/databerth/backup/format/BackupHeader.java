package io.databerth.backup.format;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.security.SecureRandom;

/**
 * The clear first bytes of a backup file: whose it is and how to ask the vault for its key. Its digest is part of every
 * segment's associated data.
 */
public record BackupHeader(
        BackupId backup, DatabaseId database, Compression compression, Hex noncePrefix, Hex keyCheck, Hex wrappedKey) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public BackupHeader {
        if (noncePrefix.length() != Layout.NONCE_PREFIX_BYTES || keyCheck.length() != Layout.DIGEST_BYTES) {
            throw new IllegalArgumentException("the nonce prefix or the key check has a wrong length");
        }
        if (wrappedKey.length() < 1 || wrappedKey.length() > Layout.WRAPPED_KEY_LIMIT) {
            throw new IllegalArgumentException("a wrapped key has 1 to " + Layout.WRAPPED_KEY_LIMIT + " bytes");
        }
    }

    /** A header with a fresh nonce prefix; {@code wrappedKey} is the opaque form in which the vault gave {@code key}. */
    public static BackupHeader fresh(
            BackupId backup, DatabaseId database, Compression compression, DataKey key, Hex wrappedKey) {
        byte[] prefix = new byte[Layout.NONCE_PREFIX_BYTES];
        RANDOM.nextBytes(prefix);
        return new BackupHeader(backup, database, compression, Hex.of(prefix), key.check(backup), wrappedKey);
    }
}
