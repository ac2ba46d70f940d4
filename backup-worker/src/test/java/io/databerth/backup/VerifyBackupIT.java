package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyBackupIT {
    private LiveServer server;
    private BackupSite site;
    private BackupId backup;

    @BeforeEach
    void take() throws Exception {
        server = LiveServer.start();
        site = new BackupSite(server);
        server.fillAnew(1_000);
        backup = site.taken(server.database);
    }

    @AfterEach
    void close() {
        site.close();
        server.close();
    }

    @Test
    void aBackupIsProvenAgainAlsoWhenItsDatabaseIsGone() {
        assertThat(verify()).isInstanceOf(BackupEvent.Proven.class);
        assertThat(site.count("select revision from backup")).isEqualTo(3);
        server.runtime.remove(server.id());
        BackupEvent.Proven proven = (BackupEvent.Proven) verify();
        assertThat(proven.level()).isEqualTo(ProofLevel.EXACT);
    }

    @Test
    void aFileThatChangedOnDiskBecomesCorruptAndIsNotRestored() throws Exception {
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        whole[whole.length - 20] ^= 4;
        Files.write(data, whole);
        BackupSite.failure(verify(), ErrorCode.BACKUP_DAMAGED);
        assertCorrupt();
        BackupSite.failure(site.restore(server.database, backup), ErrorCode.BACKUP_UNUSABLE);
    }

    @Test
    void aFileThatIsReadBackIsWholeOrCorrupt() throws Exception {
        assertThat(scrub()).isInstanceOf(BackupEvent.Scrubbed.class);
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        whole[whole.length / 2] ^= 1;
        Files.write(data, whole);
        BackupSite.failure(scrub(), ErrorCode.BACKUP_DAMAGED);
        assertCorrupt();
    }

    private BackupEvent scrub() {
        return site.run(new BackupCommand.Scrub(OperationId.next(), server.database, 0, backup));
    }

    @Test
    void aCorruptBackupWhoseFileIsWholeAgainIsProvenAndCanBeRestored() throws Exception {
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        Files.write(data, Arrays.copyOf(whole, whole.length / 2));
        BackupSite.failure(verify(), ErrorCode.BACKUP_DAMAGED);
        assertCorrupt();
        Files.write(data, whole);
        assertThat(verify()).isInstanceOf(BackupEvent.Proven.class);
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
    }

    @Test
    void aFileThatIsGoneOrCannotBeRecognisedBecomesCorrupt() throws Exception {
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        whole[0] ^= 4;
        Files.write(data, whole);
        BackupSite.failure(verify(), ErrorCode.BACKUP_UNUSABLE);
        assertCorrupt();
    }

    @Test
    void aVaultThatIsAwayMakesNoBackupCorrupt() {
        site.vault.isAway(true);
        OperationId operation = OperationId.next();
        site.send(new BackupCommand.Verify(operation, server.database, 1, backup));
        org.awaitility.Awaitility.await().until(() -> site.count("select max(attempts) from operation") > 1);
        site.vault.isAway(false);
        assertThat(site.end(operation)).isInstanceOf(BackupEvent.Proven.class);
        assertThat(site.events(BackupEvent.Corrupt.class)).isEmpty();
    }

    @Test
    void deletingRemovesEverythingAndCanBeRepeated() throws Exception {
        assertThat(delete()).isInstanceOf(BackupEvent.Deleted.class);
        assertThat(site.files(server.database)).isEmpty();
        assertThat(site.count("select count(*) from backup")).isZero();
        assertThat(delete()).isInstanceOf(BackupEvent.Deleted.class);
        BackupSite.failure(verify(), ErrorCode.BACKUP_UNUSABLE);
    }

    private BackupEvent delete() {
        return site.run(new BackupCommand.Delete(OperationId.next(), server.database, 1, backup));
    }

    private BackupEvent verify() {
        return site.run(new BackupCommand.Verify(OperationId.next(), server.database, 1, backup));
    }

    private void assertCorrupt() {
        assertThat(site.events(BackupEvent.Corrupt.class))
                .singleElement()
                .extracting(BackupEvent.Corrupt::backup)
                .isEqualTo(backup);
        assertThat(site.count("select count(*) from backup where state = 'corrupt'"))
                .isEqualTo(1);
    }
}
