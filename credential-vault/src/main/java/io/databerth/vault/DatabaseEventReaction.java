package io.databerth.vault;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.EventReaction;
import io.databerth.vault.secrets.RevokeCredentials;
import io.databerth.vault.secrets.ServerCertificates;
import io.databerth.vault.secrets.SettleRotation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** What the vault does about what happened to databases. */
@Singleton
public class DatabaseEventReaction implements EventReaction {
    private final SettleRotation settle;
    private final RevokeCredentials revoke;
    private final ServerCertificates certificates;

    public DatabaseEventReaction(SettleRotation settle, RevokeCredentials revoke, ServerCertificates certificates) {
        this.settle = settle;
        this.revoke = revoke;
        this.certificates = certificates;
    }

    @Override
    public void on(Connection transaction, Envelope<Message> event) throws SQLException {
        switch (event.data()) {
            case DatabaseEvent.CredentialApplied applied -> settle.applied(transaction, applied);
            case DatabaseEvent.CredentialRefused refused -> settle.refused(transaction, refused);
            case DatabaseEvent.Certified certified -> certificates.applied(transaction, certified);
            case DatabaseEvent.Deleted deleted -> revoke.ofDatabase(transaction, deleted.database());
            case DatabaseEvent.UserDropped dropped -> revoke.ofUser(transaction, dropped);
            default -> {
                // The vault has no part in the rest of a database's life.
            }
        }
    }
}
