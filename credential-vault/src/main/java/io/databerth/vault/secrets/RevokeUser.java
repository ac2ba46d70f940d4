package io.databerth.vault.secrets;

import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent.UserRevoked;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.database.DatabaseEvent.UserDropped;
import io.databerth.messaging.Outbox;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.TicketStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Destroys every password of a further user that the server no longer has. */
@Singleton
public class RevokeUser {
    private final Outbox outbox;
    private final OwnerStore owners;
    private final SecretStore secrets;
    private final RotationStore rotations;
    private final TicketStore tickets;

    public RevokeUser(
            Outbox outbox, OwnerStore owners, SecretStore secrets, RotationStore rotations, TicketStore tickets) {
        this.outbox = outbox;
        this.owners = owners;
        this.secrets = secrets;
        this.rotations = rotations;
        this.tickets = tickets;
    }

    public void perform(Connection transaction, UserDropped dropped) throws SQLException {
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
