package io.databerth.vault.secrets;

import static io.databerth.vault.store.SecretState.CURRENT;
import static io.databerth.vault.store.SecretState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.credential.CredentialEvent.Rotated;
import io.databerth.contracts.credential.CredentialEvent.RotationPrepared;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseEvent.CredentialApplied;
import io.databerth.contracts.database.DatabaseEvent.CredentialRefused;
import io.databerth.contracts.database.DatabaseEvent.Deleted;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.vault.VaultInside;
import io.databerth.vault.plan.TicketHash;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    private static final Failure NO = Failure.of(ErrorCode.RUNTIME_UNAVAILABLE, "the server said no");
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(100);
    private final DatabaseId database = DatabaseId.next();
    private VaultInside vault;

    @BeforeEach
    void issue() throws SQLException {
        begin(PATIENT);
    }

    @AfterEach
    void close() {
        FaultListener.killAt("");
        vault.close();
    }

    @Test
    void theNewVersionIsPromotedWhenTheServerAcceptsIt() throws SQLException {
        OperationId rotation = rotate();
        awaitPrepared(rotation, 2);
        assertThat(vault.version(database, CURRENT)).hasValue(1);
        assertThat(vault.version(database, PENDING)).hasValue(2);
        answer(new CredentialApplied(rotation, database, 2));
        awaitTold(new Rotated(rotation, database, 2));
        assertThatOnlyVersionIs(2);
    }

    @Test
    void aRefusalDestroysTheNewVersionAndEndsTheOperationForGood() throws SQLException {
        OperationId rotation = rotate();
        awaitPrepared(rotation, 2);
        answer(new CredentialRefused(rotation, database, 2, NO));
        Failure failure = awaitFailure(rotation);
        assertThat(failure.code()).isEqualTo(ErrorCode.ENGINE_COMMAND_FAILED);
        assertThat(failure.message()).contains("the server said no").contains("RUNTIME_UNAVAILABLE");
        assertThatOnlyVersionIs(1);
        awaitPrepared(rotate(), 3);
    }

    @ParameterizedTest
    @CsvSource({
        "rotate.prepare.before, true", "rotate.prepare.after, true", "rotate.promote.before, true",
        "rotate.promote.after, true", "rotate.conclude.before, true", "rotate.conclude.after, true",
        "rotate.prepare.before, false", "rotate.prepare.after, false", "rotate.promote.before, false"
    })
    void aKillAtAnyPointConvergesToOneEnd(String point, boolean accepted) throws SQLException {
        FaultListener.killAt(point);
        OperationId rotation = rotate();
        awaitPrepared(rotation, 2);
        answer(accepted, rotation, 2);
        if (accepted) {
            awaitTold(new Rotated(rotation, database, 2));
        } else {
            awaitFailure(rotation);
        }
        await().until(FaultListener::hasKilled);
        assertThatOnlyVersionIs(accepted ? 2 : 1);
        assertThat(vault.told(RotationPrepared.class)).hasSize(1);
        assertThat(ends(rotation)).hasSize(1);
    }

    @Test
    void anAnswerThatComesWhileNobodyWaitsCounts() throws SQLException {
        FaultListener.killAt("rotate.prepare.after");
        OperationId rotation = rotate();
        await().until(FaultListener::hasKilled);
        answer(new CredentialApplied(rotation, database, 2));
        assertThatOnlyVersionIs(2);
        awaitTold(new Rotated(rotation, database, 2));
    }

    @Test
    void theSameAnswerTwiceHasOneEffect() throws SQLException {
        OperationId rotation = rotate();
        awaitPrepared(rotation, 2);
        Envelope<CredentialApplied> once = Envelope.of("test", new CredentialApplied(rotation, database, 2));
        vault.receive(once);
        vault.receive(once);
        answer(new CredentialApplied(rotation, database, 2));
        awaitTold(new Rotated(rotation, database, 2));
        answer(new CredentialRefused(rotation, database, 2, NO));
        assertThatOnlyVersionIs(2);
        assertThat(ends(rotation)).hasSize(1);
    }

    @Test
    void answersToAnotherVersionOrOperationHaveNoEffect() throws SQLException {
        OperationId rotation = rotate();
        awaitPrepared(rotation, 2);
        answer(new CredentialApplied(rotation, database, 7));
        answer(new CredentialApplied(OperationId.next(), database, 2));
        answer(new CredentialRefused(OperationId.next(), database, 2, NO));
        assertThat(vault.version(database, CURRENT)).hasValue(1);
        assertThat(vault.version(database, PENDING)).hasValue(2);
    }

    @Test
    void withoutAnAnswerBothVersionsAreKeptAndALateAnswerStillCounts() throws SQLException {
        restart(HASTY);
        OperationId rotation = rotate();
        assertThat(awaitFailure(rotation).code()).isEqualTo(ErrorCode.NOT_READY_IN_TIME);
        assertThat(vault.holds(database, 1)).isTrue();
        assertThat(vault.holds(database, 2)).isTrue();
        answer(new CredentialApplied(rotation, database, 2));
        assertThatOnlyVersionIs(2);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 2", "true, false, 2", "false, true, 2", "false, false, 1",
    })
    void anUnansweredVersionIsAnnouncedAgainAndSurvivesUntilBothAnswersAreKnown(
            boolean firstAccepted, boolean secondAccepted, int survivor) throws SQLException {
        restart(HASTY);
        OperationId first = rotate();
        awaitFailure(first);
        restart(PATIENT);
        OperationId second = rotate();
        awaitPrepared(second, 2);
        answer(firstAccepted, first, 2);
        assertThat(vault.holds(database, 2)).isTrue();
        answer(secondAccepted, second, 2);
        assertThatOnlyVersionIs(survivor);
        if (survivor == 2) {
            awaitTold(new Rotated(second, database, 2));
        } else {
            awaitFailure(second);
        }
    }

    @Test
    void deletionEndsTheRotationAndDestroysEverything() throws SQLException {
        OperationId rotation = rotate();
        awaitPrepared(rotation, 2);
        vault.receive(new Deleted(OperationId.next(), database, DataDisposal.ERASE));
        assertThat(awaitFailure(rotation).code()).isEqualTo(ErrorCode.OPERATION_SUPERSEDED);
        assertThat(vault.holds(database, 1)).isFalse();
        assertThat(vault.holds(database, 2)).isFalse();
        assertThat(vault.told()).contains(new CredentialEvent.Revoked(database));
        answer(new CredentialApplied(rotation, database, 2));
        assertThat(vault.version(database, CURRENT)).isEmpty();
        assertThat(awaitFailure(rotate()).code()).isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    private void begin(Duration limit) throws SQLException {
        vault = new VaultInside(limit);
        OperationId operation = OperationId.next();
        vault.receive(new CredentialCommand.Issue(
                operation, database, 1, "db_user_abc123", List.of("host"), TicketHash.of("first").hex()));
        await().until(() -> !vault.told(CredentialEvent.Issued.class).isEmpty());
    }

    private void restart(Duration limit) throws SQLException {
        vault = vault.restarted(limit);
    }

    private OperationId rotate() {
        OperationId operation = OperationId.next();
        String hash = TicketHash.of(operation.toString()).hex();
        vault.receive(new CredentialCommand.Rotate(operation, database, 2, hash));
        return operation;
    }

    private void answer(boolean accepted, OperationId rotation, int version) throws SQLException {
        if (accepted) {
            answer(new CredentialApplied(rotation, database, version));
        } else {
            answer(new CredentialRefused(rotation, database, version, NO));
        }
    }

    private void answer(DatabaseEvent event) throws SQLException {
        vault.receive(event);
        assertThat(vault.version(database, CURRENT).isPresent()
                        || vault.told().contains(new CredentialEvent.Revoked(database)))
                .as("a version that logs in is there at every moment")
                .isTrue();
    }

    private void awaitPrepared(OperationId rotation, int version) {
        awaitTold(new RotationPrepared(rotation, database, 2, version));
    }

    private void awaitTold(CredentialEvent event) {
        await().atMost(PATIENT).untilAsserted(() -> assertThat(vault.told()).contains(event));
    }

    private Failure awaitFailure(OperationId rotation) {
        await().atMost(PATIENT).until(() -> !ends(rotation).isEmpty());
        return await().until(
                        () -> vault.told(CredentialEvent.Failed.class).stream()
                                .filter(failed -> failed.operation().equals(rotation))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .failure();
    }

    private List<CredentialEvent> ends(OperationId rotation) throws SQLException {
        return vault.told(CredentialEvent.class).stream()
                .filter(event -> switch (event) {
                    case Rotated rotated -> rotated.operation().equals(rotation);
                    case CredentialEvent.Failed failed -> failed.operation().equals(rotation);
                    case CredentialEvent.Accepted a -> false;
                    case CredentialEvent.StepDone s -> false;
                    case CredentialEvent.Issued i -> false;
                    case RotationPrepared p -> false;
                    case CredentialEvent.Revoked r -> false;
                })
                .toList();
    }

    private void assertThatOnlyVersionIs(int version) throws SQLException {
        assertThat(vault.version(database, CURRENT)).hasValue(version);
        assertThat(vault.version(database, PENDING)).isEmpty();
        for (int other = 1; other <= 3; other++) {
            assertThat(vault.holds(database, other)).isEqualTo(other == version);
        }
    }
}
