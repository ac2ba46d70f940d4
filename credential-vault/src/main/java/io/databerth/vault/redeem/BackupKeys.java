package io.databerth.vault.redeem;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.crypto.AesKey;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.KeyRing;
import io.databerth.vault.crypto.Refused;
import io.databerth.vault.crypto.WrappedBackupKey;
import io.databerth.vault.keys.Keys;
import io.databerth.vault.store.EncryptionKeyStore.WrappedKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Makes and unwraps the keys of backups; none is kept here, so they last as long as the key-encryption keys do. */
@Singleton
public class BackupKeys {
    /** A backup's key and its wrapped form. */
    public record Made(AesKey key, WrappedBackupKey wrapped) {}

    private final Keys keys;

    public BackupKeys(Keys keys) {
        this.keys = keys;
    }

    public Made make(DatabaseId database, BackupId backup) {
        KeyRing ring = keys.ring();
        AesKey key = AesKey.random();
        return new Made(
                key, new WrappedBackupKey(ring.newestVersion(), ring.wrap(key, Binding.backupKey(database, backup))));
    }

    /** What wraps them, by version, under the root key. */
    public List<WrappedKey> wrapping() throws SQLException {
        return keys.wrapped();
    }

    public AesKey unwrap(DatabaseId database, BackupId backup, String wrapped) {
        Binding binding = Binding.backupKey(database, backup);
        try {
            WrappedBackupKey key = WrappedBackupKey.parse(wrapped, binding);
            return keys.ringWith(key.keyVersion()).unwrap(key.keyVersion(), key.key(), binding);
        } catch (Refused e) {
            throw new CodedException(
                    ErrorCode.BACKUP_DAMAGED, "the wrapped key was not made for " + backup + " of " + database, e);
        }
    }
}
