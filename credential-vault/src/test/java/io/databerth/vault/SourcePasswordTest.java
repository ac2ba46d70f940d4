package io.databerth.vault;

import static io.databerth.vault.Neighbours.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import io.databerth.vault.client.NotYetIssued;
import io.databerth.vault.secrets.SourcePasswords;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password for a server elsewhere is kept for one import and for whom it concerns. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SourcePasswordTest extends BesideVault {
    private static final Secret PASSWORD = Secret.of("canary-of-another-server");
    private final DatabaseId database = DatabaseId.next();
    private final BackupId backup = BackupId.next();
    private final SecretReference reference = SecretReference.ofImport(database, backup);

    @Inject
    DataSource store;

    @Inject
    SourcePasswords passwords;

    @BeforeEach
    void issue() {
        vault.issue(database);
    }

    @Test
    void onlyTheGatewayDepositsAndOnlyTheBackupWorkerRedeems() {
        for (String stranger : new String[] {"provisioner", "monitor", "backup-worker"}) {
            assertThat(codeOf(() -> vault.client(stranger).depositSourcePassword(database, backup, PASSWORD)))
                    .isEqualTo(ErrorCode.FORBIDDEN);
        }
        deposit();
        assertThat(vault.client("backup-worker").redeemPassword(reference).password())
                .isEqualTo(PASSWORD);
        for (String stranger : new String[] {"provisioner", "monitor", "api-gateway"}) {
            assertThat(codeOf(() -> vault.client(stranger).redeemPassword(reference)))
                    .isEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    @Test
    void aDepositIsMadeOnceAndForAKnownDatabase() {
        deposit();
        assertThat(codeOf(this::deposit)).isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(codeOf(() -> vault.client("api-gateway").depositSourcePassword(DatabaseId.next(), backup, PASSWORD)))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
    }

    @Test
    void itIsErasedWhenTheImportIsProven() {
        deposit();
        vault.wire()
                .send(
                        Topic.BACKUP_EVENTS,
                        new BackupEvent.Proven(
                                OperationId.next(), database, backup, ProofLevel.LOADS, "0", 1, Instant.now()));
        awaitErased();
    }

    @Test
    void itIsErasedWhenTheImportHasFailed() {
        deposit();
        Failure failure = Failure.of(ErrorCode.CANCELLED, "somebody asked for it to end");
        vault.wire()
                .send(
                        Topic.BACKUP_EVENTS,
                        new BackupEvent.Failed(OperationId.next(), database, backup, failure, "dump"));
        awaitErased();
    }

    @Test
    void itIsErasedWhenTheImportWasNotAccepted() {
        deposit();
        vault.client("api-gateway").withdrawSourcePassword(database, backup);
        assertThat(isKept()).isFalse();
    }

    @Test
    void itIsGivenOutNoMoreWhenItsTimeIsOverAndErasedSoon() throws SQLException {
        deposit();
        Transactions.run(store, transaction -> transaction
                .createStatement()
                .execute("update secret set expires_at = now() where purpose = 'SOURCE/" + backup + "'"));
        assertThat(isKept()).isFalse();
        assertThat(Transactions.call(store, passwords::forgetExpired)).isEqualTo(1);
    }

    private void deposit() {
        vault.client("api-gateway").depositSourcePassword(database, backup, PASSWORD);
    }

    private void awaitErased() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !isKept());
    }

    private boolean isKept() {
        try {
            vault.client("backup-worker").redeemPassword(reference);
            return true;
        } catch (NotYetIssued erased) {
            return false;
        }
    }
}
