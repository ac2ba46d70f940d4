package io.databerth.vault.secrets;

import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent.Revoked;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Outbox;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.TicketStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Destroys every secret of a deleted database, for ever. */
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

    public void perform(Connection transaction, DatabaseId database) throws SQLException {
        owners.revoke(transaction, database);
        tickets.removeAllOf(transaction, database);
        rotations.revoked(transaction, database);
        secrets.destroyAll(transaction, database);
        outbox.append(transaction, Topic.CREDENTIAL_EVENTS, new Revoked(database));
    }
}
