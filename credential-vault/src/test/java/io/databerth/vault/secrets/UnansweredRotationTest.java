package io.databerth.vault.secrets;

import static io.databerth.vault.secrets.IssuedDatabase.HASTY;
import static io.databerth.vault.secrets.IssuedDatabase.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.ids.OperationId;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnansweredRotationTest {
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
    void withoutAnAnswerBothVersionsAreKeptAndALateAnswerStillCounts() throws SQLException {
        database.restartVault(HASTY);
        OperationId rotation = database.rotate();
        assertThat(database.awaitFailure(rotation).code()).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
        assertThat(database.vault.holds(database.id, 1)).isTrue();
        assertThat(database.vault.holds(database.id, 2)).isTrue();
        database.answer(new CredentialApplied(rotation, database.id, 2));
        database.assertThatOnlyVersionIs(2);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 2",
        "true, false, 2",
        "false, true, 2",
        "false, false, 1",
    })
    void anUnansweredVersionIsAnnouncedAgainAndSurvivesUntilBothAnswersAreKnown(
            boolean firstAccepted, boolean secondAccepted, int survivor) throws SQLException {
        database.restartVault(HASTY);
        OperationId first = database.rotate();
        database.awaitFailure(first);
        database.restartVault(PATIENT);
        OperationId second = database.rotate();
        database.awaitPrepared(second, 2);
        database.answer(firstAccepted, first, 2);
        assertThat(database.vault.holds(database.id, 2)).isTrue();
        database.answer(secondAccepted, second, 2);
        database.assertThatOnlyVersionIs(survivor);
        if (survivor == 2) {
            database.awaitRotated(second, 2);
        } else {
            database.awaitFailure(second);
        }
    }
}
