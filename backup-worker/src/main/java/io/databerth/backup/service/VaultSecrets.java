package io.databerth.backup.service;

import io.databerth.backup.CurrentPassword;
import io.databerth.backup.SourcePassword;
import io.databerth.backup.files.BackupKeys;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Hex;
import io.databerth.backup.proof.Evidence;
import io.databerth.backup.store.WrappedKeys;
import io.databerth.backup.targets.TargetKeys;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.vault.client.BackupKey;
import io.databerth.vault.client.NotYetIssued;
import io.databerth.vault.client.VaultClient;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The credential vault as the source of data keys and of the password of today, and as the signature under proofs. */
final class VaultSecrets implements BackupKeys, CurrentPassword, SourcePassword, TargetKeys, Evidence.Signer {
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
    public String sign(Evidence found) {
        return vault.signEvidence(Map.ofEntries(
                Map.entry("backup", found.backup().toString()),
                Map.entry("database", found.database().toString()),
                Map.entry("engine", found.engine()),
                Map.entry("engineVersion", found.engineVersion()),
                Map.entry("kind", found.kind().toString()),
                Map.entry("takenAt", found.takenAt().toString()),
                Map.entry("fileBytes", Long.toString(found.fileBytes())),
                Map.entry("fileSha256", found.fileSha256()),
                Map.entry("fingerprint", found.fingerprint()),
                Map.entry("level", found.level().name().toLowerCase(Locale.ROOT)),
                Map.entry("provenAt", found.provenAt().toString()),
                Map.entry("durationMillis", Long.toString(found.durationMillis()))));
    }

    @Override
    public WrappedKeys wrapping() {
        var keys = new TreeMap<Integer, Hex>();
        vault.wrappedKeys()
                .forEach((version, wrapped) ->
                        keys.put(version, Hex.of(Base64.getDecoder().decode(wrapped))));
        return new WrappedKeys(keys);
    }

    @Override
    public Secret of(DatabaseId database, BackupId backup) {
        try {
            return vault.redeemPassword(SecretReference.ofImport(database, backup))
                    .password();
        } catch (NotYetIssued gone) {
            // It was there before the command was sent: waiting brings it not back.
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID,
                    "the password for the other server is no longer kept; ask for the import again",
                    gone);
        }
    }

    @Override
    public void keep(TargetId target, Secret key) {
        vault.keepTargetKey(target, key);
    }

    @Override
    public Secret keyOf(TargetId target) {
        try {
            return vault.redeemTargetKey(target);
        } catch (NotYetIssued gone) {
            throw new CodedException(ErrorCode.NOT_FOUND, "there is no key of the backup target " + target, gone);
        }
    }

    @Override
    public void forget(TargetId target) {
        vault.forgetTargetKey(target);
    }

    @Override
    public Secret of(DatabaseId database) {
        return vault.redeemPassword(new SecretReference(database, Purpose.APP)).password();
    }
}
