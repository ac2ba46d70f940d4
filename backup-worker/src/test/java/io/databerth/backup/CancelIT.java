package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ending a backup or a restore while the engine's tool waits for a lock that a client holds: nothing of it is left. */
class CancelIT {
    private LiveServer server;
    private BackupSite site;

    @BeforeEach
    void start() throws Exception {
        server = LiveServer.start();
        site = new BackupSite(server);
        server.fillAnew(1_000);
    }

    @AfterEach
    void close() {
        site.close();
        server.close();
    }

    @Test
    void aDumpThatIsCancelledLeavesNothingAndTheNextOneIsProven() throws Exception {
        OperationId operation = OperationId.next();
        try (TableLock lock = TableLock.on(server, "orders")) {
            site.send(new BackupCommand.Take(operation, server.database, 1, BackupId.next()));
            await().atMost(Duration.ofSeconds(40)).until(lock::isWaitedFor);
            site.cancel(operation, server.database);
            BackupSite.failure(site.end(operation), ErrorCode.CANCELLED);
        }
        assertThat(site.files(server.database)).isEmpty();
        server.assertNothingIsLeft();
        site.taken(server.database);
    }

    @Test
    void aRestoreThatIsCancelledBeforeItChangesPlacesLeavesTheLiveContent() throws Exception {
        BackupId backup = site.taken(server.database);
        OperationId operation = OperationId.next();
        server.fillAnew(77);
        try (TableLock lock = TableLock.on(server, "orders")) {
            // It waits in the safety backup.
            site.send(new BackupCommand.Restore(operation, server.database, 1, backup, BackupId.next()));
            await().atMost(Duration.ofSeconds(40)).until(lock::isWaitedFor);
            site.cancel(operation, server.database);
            BackupSite.failure(site.end(operation), ErrorCode.CANCELLED);
        }
        assertThat(server.sql("select count(*) from orders")).isEqualTo("77");
        server.assertNothingIsLeft();
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.sql("select count(*) from orders")).isEqualTo("1000");
    }
}
