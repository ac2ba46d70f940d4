package io.databerth.backup;

import io.databerth.backup.files.BackupKeys;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Hex;
import io.databerth.backup.proof.Evidence;
import io.databerth.backup.store.WrappedKeys;
import io.databerth.backup.targets.TargetKeys;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Gives and unwraps data keys as the vault does: each only for the backup and the database that it was made for. */
final class MemoryVault implements BackupKeys, CurrentPassword, SourcePassword, TargetKeys, Evidence.Signer {
    private final SecureRandom random = new SecureRandom();
    private final Map<Hex, Made> made = new ConcurrentHashMap<>();
    private final Map<BackupId, Secret> sources = new ConcurrentHashMap<>();
    private final Map<TargetId, Secret> targets = new ConcurrentHashMap<>();
    private volatile Secret password;
    private volatile boolean away;

    MemoryVault(Secret password) {
        this.password = password;
    }

    private record Made(DatabaseId database, BackupId backup, DataKey key) {}

    void passwordIs(Secret value) {
        password = value;
    }

    void isAway(boolean value) {
        away = value;
    }

    int keysMade() {
        return made.size();
    }

    @Override
    public Fresh fresh(DatabaseId database, BackupId backup) {
        requirePresence();
        DataKey key = DataKey.of(bytes());
        Hex wrapped = Hex.of(bytes());
        made.put(wrapped, new Made(database, backup, key));
        return new Fresh(key, wrapped, "memory-key-1");
    }

    /** Nobody verifies it here: it says what it is about. */
    @Override
    public String sign(Evidence found) {
        requirePresence();
        return found.backup() + "." + found.fileSha256() + "." + found.level();
    }

    @Override
    public DataKey unwrap(DatabaseId database, BackupId backup, Hex wrapped) {
        requirePresence();
        Made found = made.get(wrapped);
        if (found == null
                || !found.database().equals(database)
                || !found.backup().equals(backup)) {
            throw new CodedException(ErrorCode.BACKUP_DAMAGED, "the wrapped key is not of this backup");
        }
        return found.key();
    }

    @Override
    public WrappedKeys wrapping() {
        requirePresence();
        return new WrappedKeys(new TreeMap<>(Map.of(1, Hex.of(bytes()))));
    }

    /** For the server that the backup is imported from. */
    void keeps(BackupId backup, Secret password) {
        sources.put(backup, password);
    }

    @Override
    public Secret of(DatabaseId database, BackupId backup) {
        requirePresence();
        Secret kept = sources.get(backup);
        if (kept == null) {
            throw new CodedException(ErrorCode.REQUEST_INVALID, "no password is kept for " + backup);
        }
        return kept;
    }

    @Override
    public Secret of(DatabaseId database) {
        requirePresence();
        return password;
    }

    @Override
    public void keep(TargetId target, Secret key) {
        requirePresence();
        targets.put(target, key);
    }

    @Override
    public Secret keyOf(TargetId target) {
        requirePresence();
        return Optional.ofNullable(targets.get(target))
                .orElseThrow(() -> new CodedException(ErrorCode.NOT_FOUND, "no key is kept for " + target));
    }

    @Override
    public void forget(TargetId target) {
        requirePresence();
        targets.remove(target);
    }

    private void requirePresence() {
        if (away) {
            throw new CodedException(ErrorCode.VAULT_UNAVAILABLE, "the vault is away");
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
