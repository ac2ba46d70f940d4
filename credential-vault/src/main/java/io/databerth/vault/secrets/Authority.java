package io.databerth.vault.secrets;

import io.databerth.messaging.Transactions;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.crypto.Binding;
import io.databerth.vault.crypto.SealedContent;
import io.databerth.vault.keys.Keys;
import io.databerth.vault.store.AuthorityStore;
import io.databerth.vault.store.AuthorityStore.StoredAuthority;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** The site's one certificate authority, made when there is none. */
@Singleton
public class Authority {
    private final DataSource store;
    private final Keys keys;
    private final AuthorityStore authorities;

    public Authority(DataSource store, Keys keys, AuthorityStore authorities) {
        this.store = store;
        this.keys = keys;
        this.authorities = authorities;
    }

    /** Of two vaults that start at once, one makes it and the other takes that one. */
    public CertificateAuthority open() throws SQLException {
        StoredAuthority stored = Transactions.call(store, transaction -> {
            if (authorities.find(transaction).isEmpty()) {
                authorities.add(transaction, create());
            }
            return authorities.find(transaction).orElseThrow();
        });
        SealedContent sealed = stored.sealedKey();
        byte[] key = keys.ringWith(sealed.keyVersion()).open(sealed, Binding.authorityKey());
        return CertificateAuthority.of(stored.certificatePem(), key);
    }

    private StoredAuthority create() {
        CertificateAuthority authority = CertificateAuthority.create(Instant.now());
        return new StoredAuthority(
                authority.certificatePem(), keys.ring().seal(authority.keyPkcs8(), Binding.authorityKey()));
    }
}
