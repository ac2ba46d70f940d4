package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.CredentialCommand.Issue;
import io.databerth.contracts.credential.CredentialEvent.Issued;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.work.Work;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.authority.ServerIdentity;
import io.databerth.vault.plan.CertificateNames;
import io.databerth.vault.plan.Passwords;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the secrets of a new database, once: a repeated command finds them. */
@Singleton
public class IssueCredentials {
    private final CertificateAuthority authority;
    private final Safe safe;
    private final OwnerStore owners;
    private final SecretStore secrets;
    private final Tickets tickets;

    public IssueCredentials(
            CertificateAuthority authority, Safe safe, OwnerStore owners, SecretStore secrets, Tickets tickets) {
        this.authority = authority;
        this.safe = safe;
        this.owners = owners;
        this.secrets = secrets;
        this.tickets = tickets;
    }

    /**
     * Plans no steps: the operation belongs to the provisioner, which tells how it goes and ends it. Only the secrets and
     * the event that tells of them are ours.
     */
    public void perform(Issue command, Work work) throws SQLException {
        AtomicReference<Issued> issued = new AtomicReference<>();
        work.inTransaction(transaction -> issued.set(ensure(transaction, command)));
        work.conclude(issued.get());
    }

    private Issued ensure(Connection transaction, Issue command) throws SQLException {
        DatabaseId database = command.database();
        owners.add(transaction, database, command.username());
        if (owners.lock(transaction, database).orElseThrow().revoked()) {
            throw new CodedException(
                    ErrorCode.OPERATION_SUPERSEDED, database + " was deleted; nothing is made for it any more");
        }
        SecretReference app = new SecretReference(database, Purpose.APP);
        if (secrets.nextVersion(transaction, app) == 1) {
            make(transaction, command);
        }
        int version = current(transaction, app).version();
        tickets.add(transaction, command.ticketHash(), app, version);
        StoredSecret certificate = current(transaction, new SecretReference(database, Purpose.TLS));
        return new Issued(
                command.operation(),
                database,
                command.username(),
                version,
                authority.certificatePem(),
                certificate.expires().orElseThrow());
    }

    private void make(Connection transaction, Issue command) throws SQLException {
        ServerIdentity identity = authority.issue(CertificateNames.of(command.hostNames()), Instant.now());
        put(transaction, command, Purpose.ADMIN, Passwords.next(), Optional.empty());
        put(transaction, command, Purpose.APP, Passwords.next(), Optional.empty());
        put(transaction, command, Purpose.TLS, ServerIdentityText.write(identity), Optional.of(identity.expires()));
    }

    private void put(Connection transaction, Issue command, Purpose purpose, Secret text, Optional<Instant> expires)
            throws SQLException {
        SecretReference reference = new SecretReference(command.database(), purpose);
        safe.put(transaction, reference, SecretState.CURRENT, text, expires);
    }

    private StoredSecret current(Connection transaction, SecretReference reference) throws SQLException {
        return secrets.find(transaction, reference, SecretState.CURRENT).orElseThrow();
    }
}
