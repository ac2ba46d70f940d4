package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.TableName;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single tables of a backup come back beside the live ones. */
class RestoreTablesIT extends OnLiveServer {
    private static final String PLACES = "select nspname from pg_namespace where nspname ~ '^restored_'";

    @BeforeEach
    void fill() {
        server.fillAnew(500);
    }

    @AfterEach
    void forget() {
        server.sql(
                "select format('drop schema %I cascade', nspname) from pg_namespace where nspname ~ '^restored_' \\gexec");
        server.assertNothingIsLeft();
    }

    @Test
    void aTableThatWasLostComesBackAndNothingElseIsTouched() {
        BackupId backup = site.taken(server.database);
        server.sql("drop table orders; update customers set name = name || '!'");
        List<String> before = server.content();
        String place = restored(backup, "orders");
        assertThat(server.sql("select count(*), sum(customer) from %s.orders".formatted(place)))
                .isEqualTo("500|25250");
        // What finds its rows and keeps them apart is there, what leads to other tables is not.
        assertThat(server.sql(
                        "select indexrelid::regclass from pg_index where indrelid = '%s.orders'::regclass order by 1"
                                .formatted(place)))
                .contains("orders_pkey")
                .contains("orders_by_customer");
        assertThat(server.sql(
                        "select count(*) from pg_constraint where conrelid = '%s.orders'::regclass and contype = 'f'"
                                .formatted(place)))
                .isEqualTo("0");
        assertThat(server.sql("insert into %s.orders (customer) values (7) returning id".formatted(place)))
                .isEqualTo("501");
        server.sql("drop schema %s cascade".formatted(place));
        assertThat(server.content()).isEqualTo(before);
    }

    @Test
    void severalComeBackTogetherFromAPhysicalBackup() {
        BackupId backup = BackupId.next();
        site.run(new BackupCommand.Take(OperationId.next(), server.database, 1, backup, BackupKind.PHYSICAL));
        server.sql("delete from orders");
        String place = restored(backup, "orders", "customers");
        assertThat(server.sql(
                        "select count(*) from %1$s.orders join %1$s.customers c on c.id = customer".formatted(place)))
                .isEqualTo("500");
        assertThat(server.sql("select count(*) from orders")).isEqualTo("0");
    }

    @Test
    void whatTiesATableToOthersStaysBehind() {
        server.sql(
                """
                create schema staff;
                create function noted() returns trigger language plpgsql as 'begin insert into public.customers (name) values (new.note); return new; end';
                create trigger noting before insert on orders for each row execute function noted();
                alter table orders enable row level security;
                create policy own on orders using (customer = 3);
                create rule quiet as on delete to customers do instead nothing;
                create table parent (n int);
                create table staff.child (m int) inherits (parent);
                insert into staff.child values (1, 2);
                create table parts (day date not null, n int, primary key (day, n)) partition by range (day);
                create table parts_old partition of parts for values from ('2025-01-01') to ('2026-01-01');
                create table parts_new partition of parts for values from ('2026-01-01') to ('2027-01-01');
                insert into parts values ('2025-03-01', 1), ('2026-03-01', 2);
                """);
        BackupId backup = site.taken(server.database);
        String place = restored(
                backup,
                new TableName("public", "orders"),
                new TableName("public", "customers"),
                new TableName("staff", "child"),
                new TableName("public", "parts"));
        assertThat(server.sql("select count(*) from customers")).isEqualTo("100");
        assertThat(server.sql("select count(*) from only %s.parts_new".formatted(place)))
                .isEqualTo("1");
        assertThat(server.sql("select sum(n) from %s.parts".formatted(place))).isEqualTo("3");
        assertThat(server.sql("select count(*) from parent"))
                .as("the live parent has its own child, and no second one")
                .isEqualTo("1");
        assertThat(server.sql(
                        """
                        select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace
                        where nspname = '%s' and (relrowsecurity or relhasrules
                          or exists (select from pg_trigger where tgrelid = c.oid and not tgisinternal))"""
                                .formatted(place)))
                .isEqualTo("0");
        String part = restored(backup, "parts_old");
        assertThat(server.sql("select sum(n) from %s.parts_old".formatted(part)))
                .isEqualTo("1");
    }

    @Test
    void namesAreOnlyNames() {
        String hostile = "o'; drop table \"customers\"; -- \\ :x ${database}";
        server.sql("create table \"%s\" as select 1 as n".formatted(hostile.replace("\"", "\"\"")));
        BackupId backup = site.taken(server.database);
        String place = restored(backup, hostile);
        assertThat(server.sql("select relname from pg_class where relnamespace = '%s'::regnamespace".formatted(place)))
                .isEqualTo(hostile);
        assertThat(server.sql("select count(*) from customers")).isEqualTo("100");
    }

    @Test
    void allOfThemOrNone() {
        BackupId backup = site.taken(server.database);
        assertThat(BackupSite.failure(
                        site.run(wish(backup, new TableName("public", "orders"), new TableName("public", "nothing"))),
                        ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("public.nothing")
                .contains("does not exist");
        assertThat(server.sql(PLACES)).isEmpty();
    }

    /** A definition may need what was dropped since. */
    @Test
    void whatTheLiveDatabaseLacksIsTold() {
        server.sql("create type mood as enum ('good', 'bad'); alter table orders add column felt mood default 'good'");
        BackupId backup = site.taken(server.database);
        server.sql("drop type mood cascade");
        assertThat(BackupSite.failure(
                        site.run(wish(backup, new TableName("public", "orders"))), ErrorCode.ENGINE_COMMAND_FAILED))
                .contains("mood");
        assertThat(server.sql(PLACES)).isEmpty();
    }

    @Test
    void theTenantsRightsAreAllThatItHas() {
        server.sql(
                """
                create function whoami() returns text language plpgsql as
                  'begin return current_user || (select rolsuper from pg_roles where rolname = current_user); end';
                create table tagged (n int, who text default whoami(), check (whoami() not like 'postgres%'));
                insert into tagged values (1);
                """);
        BackupId backup = site.taken(server.database);
        String place = restored(backup, "tagged");
        assertThat(server.sql("select tableowner from pg_tables where schemaname = '%s'".formatted(place)))
                .isEqualTo(LiveServer.USERNAME);
    }

    private String restored(BackupId backup, String... tables) {
        return restored(
                backup,
                Arrays.stream(tables).map(name -> new TableName("public", name)).toArray(TableName[]::new));
    }

    private String restored(BackupId backup, TableName... tables) {
        BackupEvent end = site.run(wish(backup, tables));
        assertThat(end).isInstanceOf(BackupEvent.TablesRestored.class);
        return ((BackupEvent.TablesRestored) end).place();
    }

    private static BackupCommand.RestoreTables wish(BackupId backup, TableName... tables) {
        return new BackupCommand.RestoreTables(OperationId.next(), server.database, 1, backup, List.of(tables));
    }
}
