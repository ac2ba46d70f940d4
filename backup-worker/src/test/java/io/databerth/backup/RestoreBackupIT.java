package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreBackupIT extends OnLiveServer {
    @BeforeEach
    void open() throws Exception {
        server.setPassword(LiveServer.PASSWORD);
        server.fillAnew(2_000);
    }

    @Test
    void damageIsUndoneAndCanBeBroughtBackFromTheSafetyBackup() {
        List<String> good = server.content();
        BackupId backup = site.taken(server.database);
        damage();
        List<String> damaged = server.content();
        assertThat(damaged).isNotEqualTo(good);

        BackupId safety = BackupId.next();
        assertThat(site.restore(server.database, backup, safety)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.content()).isEqualTo(good);
        assertThat(site.events(BackupEvent.Stored.class))
                .extracting(BackupEvent.Stored::backup)
                .containsExactly(backup, safety);
        server.assertNothingIsLeft();

        assertThat(site.restore(server.database, safety)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.content()).isEqualTo(damaged);
        server.assertNothingIsLeft();
    }

    private static void damage() {
        server.sql(
                """
                drop table orders;
                update customers set name = 'nobody ' || id;
                create table ransom (note text);
                insert into ransom values ('pay');
                """);
    }

    @Test
    void aPasswordThatWasChangedSinceStaysTheCurrentOne() {
        BackupId backup = site.taken(server.database);
        Secret changed = Secret.of("second-canary-7731");
        server.setPassword(changed);
        site.vault.passwordIs(changed);
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
    }

    @Test
    void aDatabaseThatRefusesTheCurrentPasswordIsToldAndLeftTidy() {
        BackupId backup = site.taken(server.database);
        site.vault.passwordIs(Secret.of("nobody-applied-this-one"));
        BackupSite.failure(site.restore(server.database, backup), ErrorCode.CREDENTIAL_REFUSED);
        server.assertNothingIsLeft();
    }

    @Test
    void aCutFileIsRefusedBeforeTheTargetIsTouched() throws Exception {
        BackupId backup = site.taken(server.database);
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        Files.write(data, Arrays.copyOf(whole, whole.length - 100));
        refused(backup, ErrorCode.BACKUP_DAMAGED);
    }

    @Test
    void aFileWithOneFlippedBitIsRefusedBeforeTheTargetIsTouched() throws Exception {
        BackupId backup = site.taken(server.database);
        Path data = site.data(server.database);
        byte[] whole = Files.readAllBytes(data);
        whole[whole.length / 2] ^= 1;
        Files.write(data, whole);
        refused(backup, ErrorCode.BACKUP_DAMAGED);
    }

    @Test
    void anotherBackupInItsPlaceIsRefusedBeforeTheTargetIsTouched() throws Exception {
        BackupId backup = site.taken(server.database);
        Path first = site.data(server.database);
        server.sql("delete from orders");
        site.taken(server.database);
        for (Path file : site.files(server.database)) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(String.valueOf(first.getFileName()))) {
                String ending = name.endsWith(".json") ? ".manifest.json" : "";
                Files.write(Path.of(first + ending), Files.readAllBytes(file));
            }
        }
        refused(backup, ErrorCode.BACKUP_DAMAGED);
    }

    @Test
    void aFileOfAnotherDatabaseIsRefusedBeforeTheTargetIsTouched() throws Exception {
        site.taken(server.database);
        DatabaseId other = DatabaseId.next();
        copyTo(other);
        BackupId foreign = BackupId.next();
        site.execute("insert into backup select '" + foreign.value() + "', '" + other.value()
                + "', state, file_name, revision,"
                + " container_name, engine, version, sku, inner_database, username, began_at from backup");
        refused(foreign, ErrorCode.BACKUP_DAMAGED);
    }

    private void copyTo(DatabaseId other) throws IOException {
        Path folder = Files.createDirectory(site.folder.resolve(other.toString()));
        for (Path file : site.files(server.database)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    @Test
    void aBackupOfANewerVersionIsRefusedBeforeTheTargetIsTouched() {
        BackupId backup = site.taken(server.database);
        site.execute("update backup set version = '18'");
        refused(backup, ErrorCode.BACKUP_UNUSABLE);
    }

    @Test
    void aBackupThatNobodyKnowsIsRefused() {
        refused(BackupId.next(), ErrorCode.BACKUP_UNUSABLE);
    }

    private void refused(BackupId backup, ErrorCode code) {
        List<String> before = server.content();
        String sessions = server.asAdministrator("select oid from pg_database where datname = 'shop'");
        BackupEvent end = site.restore(server.database, backup);
        BackupSite.failure(end, code);
        assertThat(((BackupEvent.Failed) end).step()).isEqualTo("check");
        assertThat(server.content()).isEqualTo(before);
        assertThat(server.asAdministrator("select oid from pg_database where datname = 'shop'"))
                .isEqualTo(sessions);
        assertThat(site.count("select count(*) from restore_progress")).isZero();
        server.assertNothingIsLeft();
    }

    /** The constraint needs a function that finds its table by the search path, which a restore does not have. */
    @Test
    void aRestoreThatFailsWhileLoadingLeavesTheLiveDatabaseAsItIs() {
        server.sql(
                """
                create table rates (id bigint primary key, rate bigint);
                insert into rates select id, id from customers;
                create function rate_of(bigint) returns bigint language sql immutable
                  as 'select rate from rates where id = $1';
                alter table orders add constraint rated check (rate_of(customer) > 0);
                """);
        BackupId backup = BackupId.next();
        BackupEvent unproven = site.take(server.database, backup);
        assertThat(BackupSite.failure(unproven, ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("loading the copy", "rates")
                .as("the rows' content is nobody's business")
                .doesNotContain("c4ca4238");
        assertThat(((BackupEvent.Failed) unproven).step()).isEqualTo("proof");
        server.assertNothingIsLeft();

        server.sql(
                "alter table orders drop constraint rated; insert into orders (customer, note) values (1, 'since then')");
        List<String> live = server.content();
        BackupEvent end = site.restore(server.database, backup);
        BackupSite.failure(end, ErrorCode.ENGINE_COMMAND_FAILED);
        assertThat(((BackupEvent.Failed) end).step()).isEqualTo("load");
        assertThat(server.content()).isEqualTo(live);
        server.assertNothingIsLeft();
        server.sql("insert into orders (customer, note) values (1, 'and clients come in')");
    }
}
