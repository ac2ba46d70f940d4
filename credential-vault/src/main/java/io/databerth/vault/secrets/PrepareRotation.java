package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand.Rotate;
import io.databerth.contracts.credential.CredentialEvent.RotationPrepared;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Outbox;
import io.databerth.vault.plan.Passwords;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.OwnerStore.Owner;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Puts a new version beside the current one and announces it, both in one transaction. */
@Singleton
public class PrepareRotation {
    private final Outbox outbox;
    private final Safe safe;
    private final OwnerStore owners;
    private final SecretStore secrets;
    private final RotationStore rotations;
    private final Tickets tickets;

    public PrepareRotation(
            Outbox outbox,
            Safe safe,
            OwnerStore owners,
            SecretStore secrets,
            RotationStore rotations,
            Tickets tickets) {
        this.outbox = outbox;
        this.safe = safe;
        this.owners = owners;
        this.secrets = secrets;
        this.rotations = rotations;
        this.tickets = tickets;
    }

    /** Does nothing when this operation has been prepared already. */
    public void perform(Connection transaction, Rotate command) throws SQLException {
        DatabaseId database = command.database();
        Optional<Owner> owner = owners.lock(transaction, database);
        if (rotations.find(transaction, command.operation()).isPresent()) {
            return;
        }
        if (owner.isEmpty() || owner.get().revoked()) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, database + " has no credentials: it is not there yet, or was deleted");
        }
        SecretReference password = SecretReference.passwordOf(database, command.user());
        if (secrets.find(transaction, password, SecretState.CURRENT).isEmpty()) {
            throw new CodedException(ErrorCode.NOT_FOUND, database + " has no user '" + command.user() + "'");
        }
        int version = pending(transaction, password);
        tickets.add(transaction, command.ticketHash(), password, version);
        rotations.open(transaction, command.operation(), password, version);
        outbox.append(
                transaction,
                Topic.CREDENTIAL_EVENTS,
                new RotationPrepared(command.operation(), database, command.generation(), version, command.user()));
    }

    /**
     * A pending version that an earlier rotation left unanswered is announced again instead of a new one: the server may
     * have taken it, so it can be neither destroyed nor passed over.
     */
    private int pending(Connection transaction, SecretReference password) throws SQLException {
        Optional<StoredSecret> left = secrets.find(transaction, password, SecretState.PENDING);
        return left.isPresent()
                ? left.get().version()
                : safe.put(transaction, password, SecretState.PENDING, Passwords.next(), Optional.empty());
    }
}
