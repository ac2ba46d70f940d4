package io.databerth.vault.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.Transactions;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.SealedContent;
import io.databerth.vault.keys.Keys;
import io.databerth.vault.store.TargetKeyStore;
import io.databerth.vault.store.TargetKeyStore.StoredTargetKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The secret keys of the places where copies of backups are kept. */
@Singleton
public class TargetKeys {
    private final DataSource store;
    private final Keys keys;
    private final TargetKeyStore kept;

    public TargetKeys(DataSource store, Keys keys, TargetKeyStore kept) {
        this.store = store;
        this.keys = keys;
        this.kept = kept;
    }

    /** In the place of an earlier one. */
    public void keep(TargetId target, Secret key) throws SQLException {
        SealedContent sealed = keys.ring().seal(key.reveal().getBytes(UTF_8), Binding.targetKey(target));
        Transactions.run(store, transaction -> kept.put(transaction, new StoredTargetKey(target, sealed)));
    }

    /** NOT_FOUND when there is none. */
    public Secret of(TargetId target) throws SQLException {
        Optional<SealedContent> found = Transactions.call(store, transaction -> kept.find(transaction, target));
        SealedContent sealed = found.orElseThrow(
                () -> new CodedException(ErrorCode.NOT_FOUND, "there is no key of the backup target " + target));
        byte[] plain = keys.ringWith(sealed.keyVersion()).open(sealed, Binding.targetKey(target));
        return Secret.of(new String(plain, UTF_8));
    }

    /** That there is none is no failure. */
    public void forget(TargetId target) throws SQLException {
        Transactions.run(store, transaction -> kept.remove(transaction, target));
    }
}
