package io.databerth.vault.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.SealedContent;
import io.databerth.vault.keys.Keys;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Puts texts into the store and takes them out again; between the two they are encrypted. */
@Singleton
public class Safe {
    private final Keys keys;
    private final SecretStore secrets;

    public Safe(Keys keys, SecretStore secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /** Adds the next version, and tells its number. */
    public int put(
            Connection transaction,
            SecretReference reference,
            SecretState state,
            Secret text,
            Optional<Instant> expires)
            throws SQLException {
        int version = secrets.nextVersion(transaction, reference);
        SealedContent sealed = keys.ring().seal(text.reveal().getBytes(UTF_8), Binding.secret(reference, version));
        secrets.add(transaction, new StoredSecret(reference, version, state, sealed, expires));
        return version;
    }

    public Secret open(StoredSecret stored) {
        SealedContent sealed = stored.sealed();
        byte[] plain = keys.ringWith(sealed.keyVersion()).open(sealed, stored.binding());
        return Secret.of(new String(plain, UTF_8));
    }
}
