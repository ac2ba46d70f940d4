package io.databerth.vault.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.credential.CredentialEvent.RotationPrepared;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KilledRotationTest {
    private IssuedDatabase database;

    @BeforeEach
    void issue() throws SQLException {
        database = new IssuedDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rotate.prepare.before, true", "rotate.prepare.after, true", "rotate.promote.before, true",
        "rotate.promote.after, true", "rotate.conclude.before, true", "rotate.conclude.after, true",
        "rotate.prepare.before, false", "rotate.prepare.after, false", "rotate.promote.before, false"
    })
    void aKillAtAnyPointConvergesToOneEnd(String point, boolean accepted) throws SQLException {
        FaultListener.killAt(point);
        OperationId rotation = database.rotate();
        database.awaitPrepared(rotation, 2);
        database.answer(accepted, rotation, 2);
        if (accepted) {
            database.awaitRotated(rotation, 2);
        } else {
            database.awaitFailure(rotation);
        }
        await().until(FaultListener::hasKilled);
        database.assertThatOnlyVersionIs(accepted ? 2 : 1);
        assertThat(database.vault.told(RotationPrepared.class)).hasSize(1);
        assertThat(database.ends(rotation)).hasSize(1);
    }

    @Test
    void anAnswerThatComesWhileNobodyWaitsCounts() throws SQLException {
        FaultListener.killAt("rotate.prepare.after");
        OperationId rotation = database.rotate();
        await().until(FaultListener::hasKilled);
        database.answer(new CredentialApplied(rotation, database.id, 2));
        database.assertThatOnlyVersionIs(2);
        database.awaitRotated(rotation, 2);
    }
}
