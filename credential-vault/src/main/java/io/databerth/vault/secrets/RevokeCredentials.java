package io.databerth.vault.secrets;

import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent.Revoked;
import io.databerth.contracts.credential.CredentialEvent.UserRevoked;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.database.DatabaseEvent.UserDropped;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Outbox;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.TicketStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Destroys secrets for ever: all of a deleted database, or those of a further user that the server no longer has. */
@Singleton
public class RevokeCredentials {
    private final Outbox outbox;
    private final OwnerStore owners;
    private final SecretStore secrets;
    private final RotationStore rotations;
    private final TicketStore tickets;

    public RevokeCredentials(
            Outbox outbox, OwnerStore owners, SecretStore secrets, RotationStore rotations, TicketStore tickets) {
        this.outbox = outbox;
        this.owners = owners;
        this.secrets = secrets;
        this.rotations = rotations;
        this.tickets = tickets;
    }

    public void ofDatabase(Connection transaction, DatabaseId database) throws SQLException {
        owners.revoke(transaction, database);
        tickets.removeAllOf(transaction, database);
        rotations.revoked(transaction, database);
        secrets.destroyAll(transaction, database);
        outbox.append(transaction, Topic.CREDENTIAL_EVENTS, new Revoked(database));
    }

    public void ofUser(Connection transaction, UserDropped dropped) throws SQLException {
        SecretReference password = SecretReference.passwordOf(dropped.database(), dropped.user());
        owners.lock(transaction, dropped.database());
        tickets.removeAllOf(transaction, password);
        rotations.revoked(transaction, password);
        secrets.destroyAll(transaction, password);
        outbox.append(
                transaction,
                Topic.CREDENTIAL_EVENTS,
                new UserRevoked(dropped.operation(), dropped.database(), dropped.user()));
    }
}
