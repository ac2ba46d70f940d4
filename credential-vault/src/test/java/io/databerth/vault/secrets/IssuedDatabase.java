package io.databerth.vault.secrets;

import static io.databerth.vault.store.SecretState.CURRENT;
import static io.databerth.vault.store.SecretState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.credential.CredentialEvent.Rotated;
import io.databerth.contracts.credential.CredentialEvent.RotationPrepared;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.database.DatabaseEvent.CredentialRefused;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.vault.VaultInside;
import io.databerth.vault.plan.TicketHash;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A database with issued credentials in a vault of its own; the test plays its provisioner. */
final class IssuedDatabase implements AutoCloseable {
    static final Failure NO = Failure.of(ErrorCode.RUNTIME_UNAVAILABLE, "the server said no");
    static final Duration PATIENT = Duration.ofSeconds(30);
    static final Duration HASTY = Duration.ofMillis(100);
    final DatabaseId id = DatabaseId.next();
    VaultInside vault = new VaultInside(PATIENT);

    IssuedDatabase() throws SQLException {
        String hash = TicketHash.of("first").hex();
        vault.receive(new CredentialCommand.Issue(OperationId.next(), id, 1, "db_user_abc123", List.of("host"), hash));
        await().atMost(PATIENT)
                .until(() -> !vault.told(CredentialEvent.Issued.class).isEmpty());
    }

    void restartVault(Duration rotationLimit) throws SQLException {
        vault = vault.restarted(rotationLimit);
    }

    OperationId rotate() {
        OperationId operation = OperationId.next();
        String hash = TicketHash.of(operation.toString()).hex();
        vault.receive(new CredentialCommand.Rotate(operation, id, 2, hash, null));
        return operation;
    }

    void answer(boolean accepted, OperationId rotation, int version) throws SQLException {
        answer(
                accepted
                        ? new CredentialApplied(rotation, id, version)
                        : new CredentialRefused(rotation, id, version, NO));
    }

    void answer(DatabaseEvent event) throws SQLException {
        vault.receive(event);
        boolean deleted = vault.told().contains(new CredentialEvent.Revoked(id));
        assertThat(deleted || vault.version(id, CURRENT).isPresent())
                .as("a version that logs in is there at every moment")
                .isTrue();
    }

    void awaitPrepared(OperationId rotation, int version) {
        awaitTold(new RotationPrepared(rotation, id, 2, version, null));
    }

    void awaitRotated(OperationId rotation, int version) {
        awaitTold(new Rotated(rotation, id, version, null));
    }

    Failure awaitFailure(OperationId rotation) throws SQLException {
        await().atMost(PATIENT).until(() -> !ends(rotation).isEmpty());
        return ((CredentialEvent.Failed) ends(rotation).getFirst()).failure();
    }

    /** The events that end the operation; there may be one at most. */
    List<CredentialEvent> ends(OperationId rotation) throws SQLException {
        return vault.told(CredentialEvent.class).stream()
                .filter(event -> switch (event) {
                    case Rotated rotated -> rotated.operation().equals(rotation);
                    case CredentialEvent.Failed failed -> failed.operation().equals(rotation);
                    case CredentialEvent.Accepted accepted -> false;
                    case CredentialEvent.StepDone done -> false;
                    case CredentialEvent.Issued issued -> false;
                    case CredentialEvent.UserIssued issued -> false;
                    case CredentialEvent.UserRevoked revoked -> false;
                    case RotationPrepared prepared -> false;
                    case CredentialEvent.Revoked revoked -> false;
                })
                .toList();
    }

    void assertThatOnlyVersionIs(int version) throws SQLException {
        assertThat(vault.version(id, CURRENT)).hasValue(version);
        assertThat(vault.version(id, PENDING)).isEmpty();
        for (int other = 1; other <= 3; other++) {
            assertThat(vault.holds(id, other)).isEqualTo(other == version);
        }
    }

    private void awaitTold(CredentialEvent event) {
        await().atMost(PATIENT).untilAsserted(() -> assertThat(vault.told()).contains(event));
    }

    @Override
    public void close() {
        FaultListener.disarm();
        vault.close();
    }
}
