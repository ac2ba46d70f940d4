package io.databerth.vault.client;

import javax.crypto.SecretKey;

/**
 * A fresh AES-256 key of one backup. Only {@code wrapped} (Base64, opaque, no secret) may be stored, in the backup's own
 * header: the vault keeps no copy and gives the key back for it.
 *
 * @param keyReference names the vault's key that wraps this one
 */
public record BackupKey(String keyReference, SecretKey key, String wrapped) {
    @Override
    public String toString() {
        return "BackupKey[keyReference=" + keyReference + ", key=***]";
    }
}
