package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.exporting.Exports;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the platform: readable with nothing of ours, and never a part of it for the whole. */
class ExportBackupIT extends OnLiveServer {
    private BackupId backup;
    private Exports exports;

    @BeforeEach
    void take() throws Exception {
        server.setPassword(LiveServer.PASSWORD);
        server.fillAnew(2_000);
        backup = site.taken(server.database);
        exports = new Exports(site.worker.export());
    }

    @Test
    void theZipHoldsWhatTheToolWroteAndSaysHowToLoadIt() throws Exception {
        Map<String, byte[]> files = Exports.unpacked(exports.zip(backup));
        assertThat(files.keySet()).containsExactly("README.txt", "content.pgdump");
        assertThat(new String(files.get("README.txt"), StandardCharsets.UTF_8))
                .contains("postgresql 17", backup.toString(), "restored and compared, exact")
                .contains("pg_dump --format=custom", "pg_restore --dbname=${side_database}", "< content.pgdump");
        assertThat(files.get("content.pgdump")).startsWith("PGDMP".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ofADamagedBackupNoWholeZipComes() throws Exception {
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        whole[whole.length - 40] ^= 1;
        Files.write(data, whole);
        Path half = exports.broken(backup, "segment");
        assertThatThrownBy(() -> Exports.unpacked(half)).hasMessageContaining("END header not found");
    }

    @Test
    void whatWasNeverStoredIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> exports.check(BackupId.next()))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(ErrorCode.BACKUP_UNUSABLE));
    }

    @Test
    void accountsOfTheServerAreNotGivenAway() {
        BackupId physical = BackupId.next();
        assertThat(site.run(
                        new BackupCommand.Take(OperationId.next(), server.database, 1, physical, BackupKind.PHYSICAL)))
                .isInstanceOf(BackupEvent.Proven.class);
        assertThatThrownBy(() -> exports.check(physical))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(ErrorCode.OPERATION_UNSUPPORTED));
    }

    @Test
    void aReaderThatLeavesEndsTheReading() {
        assertThatThrownBy(() -> exports.left(backup)).hasMessageContaining("nobody reads");
    }
}
