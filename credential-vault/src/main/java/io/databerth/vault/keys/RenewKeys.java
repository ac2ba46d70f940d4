package io.databerth.vault.keys;

import io.databerth.messaging.Transactions;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.KeyRing;
import io.databerth.vault.crypto.SealedContent;
import io.databerth.vault.store.AuthorityStore;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import io.databerth.vault.store.TargetKeyStore;
import io.databerth.vault.store.TargetKeyStore.StoredTargetKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Adds a key-encryption key when the newest is too old, and wraps data keys of older ones anew, some at a time. */
@Singleton
public class RenewKeys {
    /** In one transaction, so that rows are held for a moment only. */
    static final int BATCH = 100;

    private final DataSource store;
    private final Keys keys;
    private final SecretStore secrets;
    private final AuthorityStore authorities;
    private final TargetKeyStore targets;

    public RenewKeys(
            DataSource store, Keys keys, SecretStore secrets, AuthorityStore authorities, TargetKeyStore targets) {
        this.store = store;
        this.keys = keys;
        this.secrets = secrets;
        this.authorities = authorities;
        this.targets = targets;
    }

    /** How many contents were wrapped anew: at most a batch of secrets, the authority's key and those of targets. */
    public int perform(Duration life) throws SQLException {
        keys.renew(life);
        keys.refresh();
        return Transactions.call(store, this::rewrap);
    }

    private int rewrap(Connection transaction) throws SQLException {
        KeyRing ring = keys.ring();
        int count = rewrapAuthority(transaction, ring) + rewrapTargets(transaction, ring);
        for (StoredSecret secret : secrets.wrappedByOlderThan(transaction, ring.newestVersion(), BATCH)) {
            secrets.rewrap(transaction, secret, ring.rewrap(secret.sealed(), secret.binding()));
            count++;
        }
        return count;
    }

    private int rewrapTargets(Connection transaction, KeyRing ring) throws SQLException {
        List<StoredTargetKey> old = targets.wrappedByOlderThan(transaction, ring.newestVersion());
        for (StoredTargetKey key : old) {
            SealedContent sealed = ring.rewrap(key.sealed(), Binding.targetKey(key.target()));
            targets.put(transaction, new StoredTargetKey(key.target(), sealed));
        }
        return old.size();
    }

    private int rewrapAuthority(Connection transaction, KeyRing ring) throws SQLException {
        var stored = authorities
                .find(transaction)
                .filter(authority -> authority.sealedKey().keyVersion() < ring.newestVersion());
        if (stored.isPresent()) {
            authorities.rewrap(transaction, ring.rewrap(stored.get().sealedKey(), Binding.authorityKey()));
        }
        return stored.isPresent() ? 1 : 0;
    }
}
