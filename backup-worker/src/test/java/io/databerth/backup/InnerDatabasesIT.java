package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.backup.exporting.Exports;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several databases of one server: all of them are in its backup, and come back with it or by themselves. */
class InnerDatabasesIT extends OnLiveServer {
    private static final List<String> OTHERS = List.of("billing", "analytics");

    @BeforeEach
    void open() {
        server.setPassword(LiveServer.PASSWORD);
        server.fillAnew(500);
        OTHERS.forEach(this::make);
    }

    @AfterEach
    void drop() {
        server.asAdministrator(
                        "select datname from pg_database where not datistemplate and datname not in ('postgres', 'shop')")
                .lines()
                .forEach(name -> server.asAdministrator("drop database " + name + " with (force)"));
    }

    @Test
    void allOfThemAreInTheBackupAndComeBack() {
        BackupId backup = site.taken(server.database);
        assertThat(site.events(BackupEvent.Stored.class).getLast().file().others())
                .containsExactly("analytics", "billing");
        Map<String, String> before = rows();
        server.sql("delete from orders");
        change("billing");
        server.asAdministrator("drop database analytics");

        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(rows()).isEqualTo(before);
        server.assertNothingIsLeft();
        server.sql(LiveServer.USERNAME, "analytics", "insert into facts values ('the user owns it')");
    }

    @Test
    void oneComesBackByItselfAndTheOthersStay() {
        BackupId backup = site.taken(server.database);
        Map<String, String> before = rows();
        server.sql("delete from orders");
        OTHERS.forEach(this::change);
        Map<String, String> changed = rows();

        assertThat(restore(backup, "billing")).isInstanceOf(BackupEvent.Restored.class);
        assertThat(rows())
                .containsEntry("billing", before.get("billing"))
                .containsEntry("analytics", changed.get("analytics"))
                .containsEntry("shop", changed.get("shop"));
        server.assertNothingIsLeft();
    }

    @Test
    void whatTheBackupDoesNotHoldStays() {
        BackupId backup = site.taken(server.database);
        make("later");
        Map<String, String> before = rows();
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(rows()).isEqualTo(before).containsKey("later");
        BackupSite.failure(restore(backup, "later"), ErrorCode.BACKUP_UNUSABLE);
        server.assertNothingIsLeft();
    }

    /** The second of them cannot be switched: the first, which was, gives its place back. */
    @Test
    void allOfThemSwitchOrNone() {
        BackupId backup = site.taken(server.database);
        server.sql("delete from orders");
        Map<String, String> changed = rows();
        // A database that is prepared for a two-phase commit cannot be renamed.
        server.sql(
                LiveServer.USERNAME,
                "billing",
                "begin; insert into facts values ('prepared'); prepare transaction 'kept'");
        try {
            BackupSite.failure(site.restore(server.database, backup), ErrorCode.ENGINE_COMMAND_FAILED);
            assertThat(rows()).isEqualTo(changed);
            server.assertNothingIsLeft();
        } finally {
            server.sql(LiveServer.USERNAME, "billing", "rollback prepared 'kept'");
        }
    }

    @Test
    void anExportHasAFileForEach() throws Exception {
        BackupId backup = site.taken(server.database);
        Map<String, byte[]> files = Exports.unpacked(new Exports(site.worker.export()).zip(backup));
        assertThat(files.keySet()).containsExactly("README.txt", "content.pgdump", "other-1.pgdump", "other-2.pgdump");
        assertThat(new String(files.get("README.txt"), StandardCharsets.UTF_8))
                .contains("other-1.pgdump is that of the inner database analytics");
    }

    @Test
    void oneWhoseNameNoCommandCouldTakeIsToldAndNotLeftOut() {
        server.asAdministrator("create database \"an odd one\" owner " + LiveServer.USERNAME);
        try {
            String said = BackupSite.failure(site.take(server.database, BackupId.next()), ErrorCode.STATE_CONFLICT);
            assertThat(said).contains("an odd one");
        } finally {
            server.asAdministrator("drop database \"an odd one\"");
        }
    }

    private BackupEvent restore(BackupId backup, String... databases) {
        return site.run(new BackupCommand.Restore(
                OperationId.next(), server.database, 1, backup, BackupId.next(), null, List.of(databases)));
    }

    private void make(String name) {
        server.asAdministrator("create database " + name + " owner " + LiveServer.USERNAME + " template template0");
        server.sql(
                LiveServer.USERNAME,
                name,
                "create table facts (fact text); insert into facts select '" + name
                        + " ' || n from generate_series(1, 300) as n");
    }

    private void change(String name) {
        server.sql(
                LiveServer.USERNAME, name, "delete from facts where fact like '%7%'; insert into facts values ('new')");
    }

    /** What each database holds. */
    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        server.asAdministrator("select datname from pg_database where not datistemplate and datname <> 'postgres'")
                .lines()
                .forEach(name -> rows.put(
                        name,
                        server.sql(
                                LiveServer.USERNAME,
                                name,
                                "select count(*), md5(string_agg(row::text, ',' order by row::text)) from "
                                        + (name.equals("shop") ? "orders" : "facts") + " as row")));
        return rows;
    }
}
