package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new database begins with: content of a backup, or of a running database, in a volume of its own. */
class FillDatabaseIT extends OnLiveServer {
    @BeforeEach
    void open() throws Exception {
        server.setPassword(LiveServer.PASSWORD);
        server.fillAnew(500);
    }

    @AfterEach
    void close() {
        site.close();
        FilledCopies.removeAll(server);
    }

    @Test
    void aRunningDatabaseIsCopiedAndTheBackupOnTheWayIsProven() {
        BackupId backup = BackupId.next();
        BackupEvent.Filled filled = filled(fill("17", backup, server.database));
        assertThat(filled.backup()).isEqualTo(backup);
        assertThat(site.events(BackupEvent.Stored.class))
                .singleElement()
                .satisfies(stored -> assertThat(stored.database()).isEqualTo(server.database));
        assertThat(site.events(BackupEvent.Proven.class))
                .singleElement()
                .satisfies(proven -> assertThat(proven.backup()).isEqualTo(backup));
        assertThat(ordersIn(filled.volume(), "17")).isEqualTo("500");
        server.assertNothingIsLeft();
    }

    @Test
    void aBackupOfAnOlderVersionIsLoadedByANewerOne() {
        BackupId backup = site.taken(server.database);
        BackupEvent.Filled filled = filled(fill("18", backup, null));
        assertThat(ordersIn(filled.volume(), "18")).isEqualTo("500");
        assertThat(BackupSite.failure(site.run(fill("16", backup, null)), ErrorCode.BACKUP_UNUSABLE))
                .contains("does not load it");
    }

    @Test
    void ofADamagedBackupNoVolumeIsLeft() throws Exception {
        BackupId backup = site.taken(server.database);
        Path file = site.data(server.database);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        BackupSite.failure(site.run(fill("17", backup, null)), ErrorCode.BACKUP_DAMAGED);
        assertThat(FilledCopies.of(server)).isEmpty();
    }

    @Test
    void aDatabaseWhoseServerIsGoneIsRestoredWithoutASafetyBackup() {
        BackupId backup = site.taken(server.database);
        DatabaseId gone = DatabaseId.next();
        var ofARunningOne = new BackupCommand.Restore(OperationId.next(), gone, 1, backup, BackupId.next());
        BackupSite.failure(site.run(ofARunningOne), ErrorCode.STATE_CONFLICT);

        var wish =
                new BackupCommand.Restore(OperationId.next(), gone, 1, backup, BackupId.next(), spec("17"), List.of());
        assertThat(site.run(wish)).isInstanceOfSatisfying(BackupEvent.RestorePrepared.class, prepared -> assertThat(
                        ordersIn(prepared.volume(), "17"))
                .isEqualTo("500"));
        assertThat(site.events(BackupEvent.Stored.class)).hasSize(1);
        server.assertNothingIsLeft();
    }

    /** A proof on the way ends nothing. */
    private BackupEvent.Filled filled(BackupCommand.Fill wish) {
        site.send(wish);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> Stream.of(
                        BackupEvent.Filled.class, BackupEvent.Failed.class)
                .anyMatch(end -> !site.events(end).isEmpty()));
        assertThat(site.events(BackupEvent.Failed.class)).isEmpty();
        return site.events(BackupEvent.Filled.class).getFirst();
    }

    private static BackupCommand.Fill fill(String version, BackupId backup, @Nullable DatabaseId from) {
        return new BackupCommand.Fill(
                OperationId.next(), DatabaseId.next(), 1, spec(version), new InitialContent(backup, from));
    }

    private static DatabaseSpec spec(String version) {
        return FilledCopies.spec(version, "copied", "db_user_other1");
    }

    private static String ordersIn(String volume, String version) {
        return FilledCopies.answer(server, volume, version, "copied", "select count(*) from orders");
    }
}
