package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.database.DatabaseEvent.Certified;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.authority.ForeignIdentity;
import io.databerth.vault.authority.ServerIdentity;
import io.databerth.vault.plan.CertificateNames;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Keeps a new version of a server's certificate beside the current one, until the server is known to have it. */
@Singleton
public class ServerCertificates {
    private final CertificateAuthority authority;
    private final Safe safe;
    private final OwnerStore owners;
    private final SecretStore secrets;

    /** What is kept, without the key. */
    public record Kept(int version, String caCertificate, Instant expires) {}

    public ServerCertificates(CertificateAuthority authority, Safe safe, OwnerStore owners, SecretStore secrets) {
        this.authority = authority;
        this.safe = safe;
        this.owners = owners;
        this.secrets = secrets;
    }

    /**
     * One that somebody else made, all PEM; REQUEST_INVALID with the reason when it is of no use for this server.
     *
     * @param names by which the server is reached
     */
    public Kept provide(
            Connection transaction,
            DatabaseId database,
            CertificateNames names,
            String chain,
            Secret key,
            String authorityPem)
            throws SQLException {
        return keep(transaction, database, ForeignIdentity.of(chain, key, authorityPem, names, Instant.now()));
    }

    /** A fresh one of the internal authority's. */
    public Kept renew(Connection transaction, DatabaseId database, CertificateNames names) throws SQLException {
        return keep(transaction, database, authority.issue(names, Instant.now()));
    }

    /** The server has it: the one before is destroyed. The second time nothing is left to do. */
    public void applied(Connection transaction, Certified event) throws SQLException {
        SecretReference reference = of(event.database());
        Optional<StoredSecret> named = secrets.find(transaction, reference, event.certificate());
        if (named.isEmpty() || named.get().state() != SecretState.PENDING) {
            return;
        }
        destroy(transaction, reference, SecretState.CURRENT);
        secrets.promote(transaction, reference, event.certificate());
    }

    /** One that no server got before it is passed over. */
    private Kept keep(Connection transaction, DatabaseId database, ServerIdentity identity) throws SQLException {
        if (owners.lock(transaction, database).filter(owner -> !owner.revoked()).isEmpty()) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, database + " has no certificate: it is not there yet, or was deleted");
        }
        destroy(transaction, of(database), SecretState.PENDING);
        int version = safe.put(
                transaction,
                of(database),
                SecretState.PENDING,
                ServerIdentityText.write(identity),
                Optional.of(identity.expires()));
        return new Kept(version, identity.caPem(), identity.expires());
    }

    private void destroy(Connection transaction, SecretReference reference, SecretState state) throws SQLException {
        Optional<StoredSecret> found = secrets.find(transaction, reference, state);
        if (found.isPresent()) {
            secrets.destroy(transaction, reference, found.get().version());
        }
    }

    private static SecretReference of(DatabaseId database) {
        return new SecretReference(database, Purpose.TLS);
    }
}
