package io.databerth.vault.keys;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.messaging.Transactions;
import io.databerth.vault.crypto.AesKey;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.KeyRing;
import io.databerth.vault.crypto.Refused;
import io.databerth.vault.store.EncryptionKeyStore;
import io.databerth.vault.store.EncryptionKeyStore.WrappedKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Holds the opened key ring, and adds versions to it. */
public final class Keys {
    private final DataSource store;
    private final EncryptionKeyStore wrappedKeys;
    private final AesKey rootKey;
    private volatile KeyRing ring;

    private Keys(DataSource store, EncryptionKeyStore wrappedKeys, AesKey rootKey, KeyRing ring) {
        this.store = store;
        this.wrappedKeys = wrappedKeys;
        this.rootKey = rootKey;
        this.ring = ring;
    }

    /** Makes root key and first key-encryption key where nothing is yet; refuses to go on with a root key that does not fit. */
    public static Keys open(DataSource store, EncryptionKeyStore wrappedKeys, RootKeyFile rootKeyFile) {
        try {
            return Transactions.call(store, transaction -> {
                wrappedKeys.lock(transaction);
                AesKey rootKey = rootKeyFile.open(!wrappedKeys.all(transaction).isEmpty());
                if (wrappedKeys.all(transaction).isEmpty()) {
                    wrappedKeys.add(transaction, fresh(1, rootKey));
                }
                return new Keys(store, wrappedKeys, rootKey, unwrap(wrappedKeys.all(transaction), rootKey));
            });
        } catch (Refused e) {
            throw new IllegalStateException(
                    rootKeyFile.file() + " is not the root key that this store's secrets were made with; put the"
                            + " file back from your backup of it",
                    e);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    public KeyRing ring() {
        return ring;
    }

    /** The ring, read again when it lacks this version, which another vault on the same store may have added. */
    public KeyRing ringWith(int version) {
        if (!ring.holds(version)) {
            try {
                Transactions.run(store, this::read);
            } catch (SQLException e) {
                throw unavailable(e);
            }
        }
        return ring;
    }

    /** Adds a version when the newest is older than {@code life}; whether it did. */
    public boolean renew(Duration life) throws SQLException {
        return Transactions.call(store, transaction -> {
            wrappedKeys.lock(transaction);
            boolean due = wrappedKeys.newestIsOlderThan(transaction, life);
            if (due) {
                int newest = wrappedKeys.all(transaction).getLast().version();
                wrappedKeys.add(transaction, fresh(newest + 1, rootKey));
            }
            return due;
        });
    }

    /** Takes into use what {@link #renew}, here or in another vault, has committed. */
    public void refresh() throws SQLException {
        Transactions.run(store, this::read);
    }

    /** All versions as they are kept: under the root key. */
    public List<WrappedKey> wrapped() throws SQLException {
        return Transactions.call(store, wrappedKeys::all);
    }

    private void read(Connection transaction) throws SQLException {
        ring = unwrap(wrappedKeys.all(transaction), rootKey);
    }

    private static WrappedKey fresh(int version, AesKey rootKey) {
        return new WrappedKey(version, rootKey.seal(AesKey.random().bytes(), Binding.keyEncryptionKey(version)));
    }

    private static KeyRing unwrap(List<WrappedKey> wrapped, AesKey rootKey) {
        TreeMap<Integer, AesKey> keys = new TreeMap<>();
        for (WrappedKey key : wrapped) {
            byte[] bytes = rootKey.open(key.wrapped(), Binding.keyEncryptionKey(key.version()));
            keys.put(key.version(), AesKey.of(bytes));
        }
        return new KeyRing(keys);
    }

    private static CodedException unavailable(SQLException cause) {
        return new CodedException(ErrorCode.STORE_UNAVAILABLE, "the vault's store does not answer", cause);
    }
}
