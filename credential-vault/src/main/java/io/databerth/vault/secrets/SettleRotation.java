package io.databerth.vault.secrets;

import io.databerth.contracts.Failure;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.database.DatabaseEvent.CredentialRefused;
import io.databerth.contracts.ids.OperationId;
import io.databerth.vault.plan.Rotation;
import io.databerth.vault.plan.Settlement;
import io.databerth.vault.plan.Settlement.Standing;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import io.databerth.vault.store.TicketStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the database's answer to a rotation: versions and answer change in one transaction, also when the operation that
 * asked was given up long ago.
 */
@Singleton
public class SettleRotation {
    private static final Logger LOG = LoggerFactory.getLogger(SettleRotation.class);
    private final OwnerStore owners;
    private final SecretStore secrets;
    private final RotationStore rotations;
    private final TicketStore tickets;

    public SettleRotation(OwnerStore owners, SecretStore secrets, RotationStore rotations, TicketStore tickets) {
        this.owners = owners;
        this.secrets = secrets;
        this.rotations = rotations;
        this.tickets = tickets;
    }

    public void applied(Connection transaction, CredentialApplied event) throws SQLException {
        Optional<Rotation> known = known(transaction, event.operation(), event.version());
        if (known.isEmpty()) {
            return;
        }
        Rotation rotation = known.get();
        switch (Settlement.ofApplied(standing(transaction, rotation))) {
            case PROMOTE -> promote(transaction, rotation);
            case KEEP -> LOG.info("{} of {} was settled before", rotation.version(), rotation.database());
            case DISCARD -> throw new IllegalStateException("an applied version is never discarded");
        }
    }

    public void refused(Connection transaction, CredentialRefused event) throws SQLException {
        Optional<Rotation> known = known(transaction, event.operation(), event.version());
        if (known.isEmpty()) {
            return;
        }
        Rotation rotation = known.get();
        boolean anotherIsOpen = rotations.anotherIsOpen(transaction, rotation);
        if (Settlement.ofRefused(standing(transaction, rotation), anotherIsOpen) == Settlement.DISCARD) {
            destroy(transaction, rotation, rotation.version());
        }
        Failure failure = event.failure();
        rotations.refused(transaction, rotation.operation(), failure);
    }

    private void promote(Connection transaction, Rotation rotation) throws SQLException {
        Optional<StoredSecret> old = secrets.find(transaction, rotation.password(), SecretState.CURRENT);
        if (old.isPresent()) {
            destroy(transaction, rotation, old.get().version());
        }
        secrets.promote(transaction, rotation.password(), rotation.version());
        rotations.promoted(transaction, rotation.password(), rotation.version());
    }

    private void destroy(Connection transaction, Rotation rotation, int version) throws SQLException {
        secrets.destroy(transaction, rotation.password(), version);
        tickets.removeOf(transaction, rotation.password(), version);
    }

    private Standing standing(Connection transaction, Rotation rotation) throws SQLException {
        return secrets.find(transaction, rotation.password(), rotation.version())
                .map(stored -> switch (stored.state()) {
                    case PENDING -> Standing.PENDING;
                    case CURRENT -> Standing.CURRENT;
                    case RETIRED -> Standing.DESTROYED;
                })
                .orElse(Standing.DESTROYED);
    }

    private Optional<Rotation> known(Connection transaction, OperationId operation, int version) throws SQLException {
        Optional<Rotation> rotation = rotations.find(transaction, operation);
        if (rotation.isEmpty() || rotation.get().version() != version) {
            LOG.warn("{} is no rotation to version {} here; its answer has no effect", operation, version);
            return Optional.empty();
        }
        owners.lock(transaction, rotation.get().database());
        return rotation;
    }
}
