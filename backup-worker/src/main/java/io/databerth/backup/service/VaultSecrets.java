package io.databerth.backup.service;

import io.databerth.backup.CurrentPassword;
import io.databerth.backup.files.BackupKeys;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Hex;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.client.BackupKey;
import io.databerth.vault.client.VaultClient;
import java.util.Base64;

/** The credential vault as the source of data keys and of the password of today. */
final class VaultSecrets implements BackupKeys, CurrentPassword {
    private final VaultClient vault;

    VaultSecrets(VaultClient vault) {
        this.vault = vault;
    }

    @Override
    public Fresh fresh(DatabaseId database, BackupId backup) {
        BackupKey key = vault.createBackupKey(database, backup);
        return new Fresh(
                DataKey.of(key.key().getEncoded()),
                Hex.of(Base64.getDecoder().decode(key.wrapped())),
                key.keyReference());
    }

    @Override
    public DataKey unwrap(DatabaseId database, BackupId backup, Hex wrapped) {
        String text = Base64.getEncoder().encodeToString(wrapped.bytes());
        return DataKey.of(vault.unwrapBackupKey(database, backup, text).getEncoded());
    }

    @Override
    public Secret of(DatabaseId database) {
        return vault.redeemPassword(new SecretReference(database, Purpose.APP)).password();
    }
}
