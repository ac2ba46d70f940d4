package io.databerth.vault.secrets;

import static io.databerth.vault.store.SecretState.CURRENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.credential.CredentialCommand.Issue;
import io.databerth.contracts.credential.CredentialEvent.Failed;
import io.databerth.contracts.credential.CredentialEvent.Issued;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent.Deleted;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.faults.FaultListener;
import io.databerth.vault.VaultInside;
import io.databerth.vault.plan.TicketHash;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueTest {
    private static final Secret TICKET = Secret.of("the ticket");
    private final DatabaseId database = DatabaseId.next();
    private VaultInside vault;

    @BeforeEach
    void open() throws SQLException {
        vault = new VaultInside(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        FaultListener.disarm();
        vault.close();
    }

    @Test
    void theSecretsOfADatabaseAreMadeOnce() throws SQLException {
        issue();
        Issued first = awaitIssued(1).getFirst();
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.username()).isEqualTo("db_user_abc123");
        assertThat(first.certificateExpires())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(364)), Instant.now().plus(Duration.ofDays(366)));
        Secret password = vault.reveal.perform(database, TICKET).password();
        issue();
        Issued second = awaitIssued(2).getLast();
        assertThat(second.certificateExpires()).isEqualTo(first.certificateExpires());
        assertThat(vault.version(database, CURRENT)).hasValue(1);
        assertThat(password.reveal()).hasSize(24);
    }

    @Test
    void aKillBeforeItIsToldDoesNotMakeAUsedTicketGoodAgain() throws SQLException {
        FaultListener.killAt("issue.conclude.before");
        issue();
        await().until(FaultListener::hasKilled);
        vault.reveal.perform(database, TICKET);
        assertThat(awaitIssued(1)).hasSize(1);
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> vault.reveal.perform(database, TICKET))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(ErrorCode.TICKET_INVALID));
    }

    @Test
    void nothingIsMadeForADatabaseThatWasDeletedMeanwhile() throws SQLException {
        vault.receive(new Deleted(OperationId.next(), database, DataDisposal.ERASE));
        issue();
        await().until(() -> !vault.told(Failed.class).isEmpty());
        assertThat(vault.told(Failed.class).getFirst().failure().code()).isEqualTo(ErrorCode.OPERATION_SUPERSEDED);
        assertThat(vault.version(database, CURRENT)).isEmpty();
    }

    @Test
    void aTicketHashThatIsNoneFailsTheCommandAndLeavesNothing() throws SQLException {
        vault.receive(new Issue(OperationId.next(), database, 1, "u", List.of(), "not a hash"));
        await().until(() -> !vault.told(Failed.class).isEmpty());
        assertThat(vault.told(Failed.class).getFirst().failure().code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(vault.version(database, CURRENT)).isEmpty();
    }

    private void issue() {
        String hash = TicketHash.of(TICKET.reveal()).hex();
        vault.receive(new Issue(OperationId.next(), database, 1, "db_user_abc123", List.of("host"), hash));
    }

    private List<Issued> awaitIssued(int count) throws SQLException {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> vault.told(Issued.class).size() == count);
        return vault.told(Issued.class);
    }
}
