package io.databerth.vault.secrets;

import static io.databerth.vault.store.SecretState.CURRENT;
import static io.databerth.vault.store.SecretState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import io.databerth.vault.plan.TicketHash;
import io.databerth.vault.redeem.RevealByTicket.Revealed;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The passwords of further users. */
class UserTest {
    private static final String READER = "reader";
    private IssuedDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new IssuedDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPasswordIsMadeOnceAndRevealedUnderTheUsersName() throws SQLException {
        issue("one", 1);
        Revealed first = database.vault.reveal.perform(database.id, Secret.of("one"));
        assertThat(first.username()).isEqualTo(READER);
        issue("two", 2);
        Revealed second = database.vault.reveal.perform(database.id, Secret.of("two"));
        assertThat(second.password().reveal()).isEqualTo(first.password().reveal());
        assertThat(second.version()).isEqualTo(1);
    }

    @Test
    void aRotationLeavesTheDatabasesOwnPasswordAlone() throws SQLException {
        issue("one", 1);
        OperationId rotation = rotate();
        database.vault.receive(new DatabaseEvent.CredentialApplied(rotation, database.id, 2));
        await().until(() ->
                database.vault.told().contains(new CredentialEvent.Rotated(rotation, database.id, 2, READER)));
        assertThat(version(CURRENT)).hasValue(2);
        assertThat(version(PENDING)).isEmpty();
        assertThat(database.vault.version(database.id, CURRENT)).hasValue(1);
    }

    @Test
    void nothingIsLeftOfAUserThatTheServerNoLongerHas() throws SQLException {
        issue("one", 1);
        OperationId rotation = rotate();
        OperationId drop = OperationId.next();
        database.vault.receive(new DatabaseEvent.UserDropped(drop, database.id, READER));
        assertThat(database.vault.told()).contains(new CredentialEvent.UserRevoked(drop, database.id, READER));
        assertThat(version(CURRENT)).isEmpty();
        assertThat(version(PENDING)).isEmpty();
        // An answer that comes late brings nothing back.
        database.vault.receive(new DatabaseEvent.CredentialApplied(rotation, database.id, 2));
        assertThat(version(CURRENT)).isEmpty();
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> database.vault.reveal.perform(database.id, Secret.of("one")))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(ErrorCode.TICKET_INVALID));
        assertThat(database.vault.version(database.id, CURRENT)).hasValue(1);
    }

    @Test
    void aUserOfTheSameNameGetsAnotherPassword() throws SQLException {
        issue("one", 1);
        String before = database.vault
                .reveal
                .perform(database.id, Secret.of("one"))
                .password()
                .reveal();
        database.vault.receive(new DatabaseEvent.UserDropped(OperationId.next(), database.id, READER));
        issue("two", 2);
        Revealed after = database.vault.reveal.perform(database.id, Secret.of("two"));
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.password().reveal()).isNotEqualTo(before);
    }

    private void issue(String ticket, int times) {
        database.vault.receive(new CredentialCommand.IssueUser(
                OperationId.next(),
                database.id,
                2,
                READER,
                TicketHash.of(ticket).hex()));
        await().until(() ->
                database.vault.told(CredentialEvent.UserIssued.class).size() == times);
    }

    private OperationId rotate() {
        OperationId rotation = OperationId.next();
        database.vault.receive(new CredentialCommand.Rotate(
                rotation, database.id, 3, TicketHash.of(rotation.toString()).hex(), READER));
        await().until(() -> database.vault
                .told()
                .contains(new CredentialEvent.RotationPrepared(rotation, database.id, 3, 2, READER)));
        return rotation;
    }

    private Optional<Integer> version(SecretState state) throws SQLException {
        return Transactions.call(database.vault.store, transaction -> new SecretStore()
                .find(transaction, SecretReference.passwordOf(database.id, READER), state)
                .map(StoredSecret::version));
    }
}
