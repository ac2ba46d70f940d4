package io.databerth.vault.secrets;

import static io.databerth.vault.secrets.IssuedDatabase.NO;
import static io.databerth.vault.store.SecretState.CURRENT;
import static io.databerth.vault.store.SecretState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.database.DatabaseEvent.CredentialRefused;
import io.databerth.contracts.database.DatabaseEvent.Deleted;
import io.databerth.contracts.ids.OperationId;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationTest {
    private IssuedDatabase database;

    @BeforeEach
    void issue() throws SQLException {
        database = new IssuedDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theNewVersionIsPromotedWhenTheServerAcceptsIt() throws SQLException {
        OperationId rotation = database.rotate();
        database.awaitPrepared(rotation, 2);
        assertThat(database.vault.version(database.id, CURRENT)).hasValue(1);
        assertThat(database.vault.version(database.id, PENDING)).hasValue(2);
        database.answer(new CredentialApplied(rotation, database.id, 2));
        database.awaitRotated(rotation, 2);
        database.assertThatOnlyVersionIs(2);
    }

    @Test
    void aRefusalDestroysTheNewVersionAndEndsTheOperationForGood() throws SQLException {
        OperationId rotation = database.rotate();
        database.awaitPrepared(rotation, 2);
        database.answer(new CredentialRefused(rotation, database.id, 2, NO));
        Failure failure = database.awaitFailure(rotation);
        assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_COMMAND_FAILED);
        assertThat(failure.message()).contains("the server said no").contains("RUNTIME_UNAVAILABLE");
        database.assertThatOnlyVersionIs(1);
        database.awaitPrepared(database.rotate(), 3);
    }

    @Test
    void theSameAnswerTwiceHasOneEffect() throws SQLException {
        OperationId rotation = database.rotate();
        database.awaitPrepared(rotation, 2);
        Envelope<CredentialApplied> once = Envelope.of("test", new CredentialApplied(rotation, database.id, 2));
        database.vault.receive(once);
        database.vault.receive(once);
        database.answer(new CredentialApplied(rotation, database.id, 2));
        database.awaitRotated(rotation, 2);
        database.answer(new CredentialRefused(rotation, database.id, 2, NO));
        database.assertThatOnlyVersionIs(2);
        assertThat(database.ends(rotation)).hasSize(1);
    }

    @Test
    void answersToAnotherVersionOrOperationHaveNoEffect() throws SQLException {
        OperationId rotation = database.rotate();
        database.awaitPrepared(rotation, 2);
        database.answer(new CredentialApplied(rotation, database.id, 7));
        database.answer(new CredentialApplied(OperationId.next(), database.id, 2));
        database.answer(new CredentialRefused(OperationId.next(), database.id, 2, NO));
        assertThat(database.vault.version(database.id, CURRENT)).hasValue(1);
        assertThat(database.vault.version(database.id, PENDING)).hasValue(2);
    }

    @Test
    void deletionEndsTheRotationAndDestroysEverything() throws SQLException {
        OperationId rotation = database.rotate();
        database.awaitPrepared(rotation, 2);
        database.vault.receive(new Deleted(OperationId.next(), database.id, DataDisposal.ERASE));
        assertThat(database.awaitFailure(rotation).code()).isEqualTo(ErrorCode.OPERATION_SUPERSEDED);
        assertThat(database.vault.holds(database.id, 1)).isFalse();
        assertThat(database.vault.holds(database.id, 2)).isFalse();
        assertThat(database.vault.told()).contains(new CredentialEvent.Revoked(database.id));
        database.answer(new CredentialApplied(rotation, database.id, 2));
        assertThat(database.vault.version(database.id, CURRENT)).isEmpty();
        assertThat(database.awaitFailure(database.rotate()).code()).isEqualTo(ErrorCode.STATE_CONFLICT);
    }
}
