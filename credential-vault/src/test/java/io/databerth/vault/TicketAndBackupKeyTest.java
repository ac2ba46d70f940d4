package io.databerth.vault;

import static io.databerth.vault.Neighbours.TICKET;
import static io.databerth.vault.Neighbours.codeOf;
import static io.databerth.vault.Neighbours.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialCommand.Rotate;
import io.databerth.contracts.credential.CredentialEvent.RotationPrepared;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.vault.client.BackupKey;
import io.databerth.vault.client.VaultClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What works once, and what works for one backup only. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TicketAndBackupKeyTest extends BesideVault {
    private final DatabaseId database = DatabaseId.next();

    @Inject
    DataSource store;

    @Test
    void ofSixteenHoldersOfATicketOneSeesThePassword() throws Exception {
        vault.issue(database);
        VaultClient gateway = vault.client("api-gateway");
        Callable<Boolean> holder = () -> {
            try {
                gateway.redeemTicket(database, TICKET);
                return true;
            } catch (CodedException e) {
                assertThat(e.failure().code()).isEqualTo(ErrorCode.TICKET_INVALID);
                return false;
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> holders =
                    threads.invokeAll(Stream.generate(() -> holder).limit(16).toList());
            int winners = 0;
            for (Future<Boolean> each : holders) {
                winners += each.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void anExpiredTicketIsInvalid() throws Exception {
        vault.issue(database);
        try (var connection = store.getConnection();
                var expire = connection.prepareStatement(
                        "update reveal_ticket set expires_at = now() - interval '1 second' where database_id = ?")) {
            expire.setObject(1, database.value());
            assertThat(expire.executeUpdate()).isEqualTo(1);
        }
        assertThat(codeOf(() -> vault.client("api-gateway").redeemTicket(database, TICKET)))
                .isEqualTo(ErrorCode.TICKET_INVALID);
    }

    @Test
    void aTicketIsGoodForItsOwnDatabaseOnly() {
        vault.issue(database);
        VaultClient gateway = vault.client("api-gateway");
        DatabaseId other = DatabaseId.next();
        vault.issue(other);
        Secret rotationTicket = Secret.of("another ticket");
        OperationId rotation = OperationId.next();
        vault.wire().send(Topic.CREDENTIAL_COMMANDS, new Rotate(rotation, other, 2, hash(rotationTicket), null));
        vault.awaitEvent(new RotationPrepared(rotation, other, 2, 2, null));
        assertThat(codeOf(() -> gateway.redeemTicket(database, rotationTicket))).isEqualTo(ErrorCode.TICKET_INVALID);
        assertThat(gateway.redeemTicket(database, TICKET).password())
                .isNotEqualTo(gateway.redeemTicket(other, TICKET).password());
    }

    @Test
    void aBackupKeyIsGivenBackForItsOwnBackupOnly() {
        VaultClient worker = vault.client("backup-worker");
        BackupId backup = BackupId.next();
        BackupKey made = worker.createBackupKey(database, backup);
        assertThat(made.keyReference()).isEqualTo("key-encryption-key/1");
        assertThat(worker.unwrapBackupKey(database, backup, made.wrapped())).isEqualTo(made.key());
        assertThat(codeOf(() -> worker.unwrapBackupKey(database, BackupId.next(), made.wrapped())))
                .isEqualTo(ErrorCode.BACKUP_DAMAGED);
        assertThat(codeOf(() -> worker.unwrapBackupKey(DatabaseId.next(), backup, made.wrapped())))
                .isEqualTo(ErrorCode.BACKUP_DAMAGED);
        assertThat(codeOf(() -> worker.unwrapBackupKey(database, backup, "nonsense")))
                .isEqualTo(ErrorCode.BACKUP_DAMAGED);
        assertThat(codeOf(() -> vault.client("provisioner").createBackupKey(database, backup)))
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void whatWrapsBackupKeysIsGivenWrappedAndToTheBackupWorkerOnly() {
        BackupKey made = vault.client("backup-worker").createBackupKey(database, BackupId.next());
        var wrapped = vault.client("backup-worker").wrappedKeys();
        assertThat(wrapped).isNotEmpty();
        assertThat(made.keyReference())
                .endsWith("/" + List.copyOf(wrapped.keySet()).getLast());
        assertThat(codeOf(() -> vault.client("api-gateway").wrappedKeys())).isEqualTo(ErrorCode.FORBIDDEN);
    }
}
