package io.databerth.vault.crypto;

/** A content under its own data key, and that key wrapped by the key-encryption key of {@code keyVersion}. */
public record SealedContent(int keyVersion, Ciphertext wrappedDataKey, Ciphertext content) {}
