package io.databerth.storedump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Secret;
import io.databerth.embedded.StoreAdministration;
import io.databerth.embedded.TestServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows of a real store, from one to another. */
class StoreDumpTest {
    private static final StoreScope SCOPE = new StoreScope(List.of("vault", "gateway"), Set.of("gateway.sample"));
    /** Of the shapes that the platform's own tables have. */
    private static final String TABLES =
            """
            create schema vault;
            create schema gateway;
            create table vault.key (version int primary key check (version > 0), wrapped bytea not null);
            create table vault.secret (
                id uuid primary key, key_version int references vault.key, state text check (state in ('CURRENT', 'RETIRED')),
                content bytea, names text[] not null default '{}', note text, at timestamptz not null default now());
            create unique index secret_current on vault.secret (key_version) where state = 'CURRENT';
            create table gateway.event (
                id bigint generated always as identity primary key, body jsonb not null,
                length int generated always as (length(body::text)) stored);
            create table gateway.sample (at timestamptz);
            create table gateway.nobody (a int);
            """;

    private final StoreAdministration server = TestServers.postgres().administration();
    private Connection origin;
    private Connection other;

    @BeforeEach
    void makeStores() throws SQLException {
        origin = store("100", "101");
        other = store("100", "101");
        run(
                origin,
                """
                insert into vault.key values (1, '\\x00ff0a5c2e0a'), (2, '');
                insert into vault.secret (id, key_version, state, content, names, note) values
                    ('00000000-0000-0000-0000-000000000001', 1, 'CURRENT', '\\x5c2e0a', '{"a,b","\\\\."}', E'\\\\.\\n\\\\.\\n'),
                    ('00000000-0000-0000-0000-000000000002', 1, 'RETIRED', null, '{}', null),
                    ('00000000-0000-0000-0000-000000000003', 2, 'RETIRED', '', '{}', E'tab\\t and é 漢 \\u0001');
                insert into gateway.event (body) select jsonb_build_object('n', n) from generate_series(1, 2000) n;
                delete from gateway.event where id > 1990;
                insert into gateway.sample values (now());
                """);
    }

    @AfterEach
    void close() throws SQLException {
        origin.close();
        other.close();
    }

    @Test
    void theOtherStoreHoldsTheSame() throws Exception {
        run(other, "insert into vault.key values (7, '')");
        Dumped dumped = dump();

        assertThat(StoreLoad.replace(other, SCOPE, dumped.in())).isEqualTo(dumped.lines());
        assertThat(rows(other)).isEqualTo(rows(origin));
        assertThat(dump(other).lines()).isEqualTo(dumped.lines());
        assertThat(dumped.lines())
                .hasSize(4)
                .contains("gateway.nobody 0 rows " + "0".repeat(64))
                .anyMatch(line -> line.startsWith("gateway.event 1990 rows "));
    }

    @Test
    void countersGoOnWhereTheyWere() throws Exception {
        StoreLoad.replace(other, SCOPE, dump().in());
        run(other, "insert into gateway.event (body) values ('{}')");
        assertThat(one(other, "select max(id) from gateway.event")).isEqualTo("2001");
    }

    @Test
    void anAttemptLoadsEverythingAndLeavesNothing() throws Exception {
        Dumped dumped = dump();
        assertThat(StoreLoad.attempt(origin, SCOPE, dumped.in())).isEqualTo(dumped.lines());
        assertThat(one(origin, "select count(*) from pg_class where relpersistence = 't'"))
                .isEqualTo("0");
        assertThat(dump().lines()).isEqualTo(dumped.lines());
    }

    @Test
    void whoMayOnlyReadMayTry() throws Exception {
        String login = "reader_of_" + origin.getCatalog();
        server.ensureLogin(login, Secret.of("reads"));
        for (String schema : SCOPE.schemas()) {
            server.ensureReader(origin.getCatalog(), schema, server.user(), login);
        }
        try (Connection reader = connect(origin.getCatalog(), login, "reads")) {
            Dumped dumped = dump(reader);
            assertThat(StoreLoad.attempt(reader, SCOPE, dumped.in())).isEqualTo(dumped.lines());
            assertThatThrownBy(() -> StoreLoad.replace(reader, SCOPE, dumped.in()))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aCutDumpIsRefusedWhereverItIsCut() throws Exception {
        byte[] whole = dump().bytes();
        List<String> before = dump(other).lines();
        for (int part = 0; part < 40; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * part / 40);
            assertThatThrownBy(() -> StoreLoad.replace(other, SCOPE, new ByteArrayInputStream(cut)))
                    .as("cut to %s of %s bytes", cut.length, whole.length)
                    .isInstanceOf(IOException.class);
        }
        assertThat(dump(other).lines()).isEqualTo(before);
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheReason() throws Exception {
        String text = dump().text();
        refused(text + "x", "goes on after its end");
        refused(text.replace("databerth store 1", "databerth store 2"), "in a form that this version knows");
        refused(
                text.replace("schema vault 100,101", "schema vault 100"),
                "made by the migrations 100, the store's by 100, 101");
        refused(
                text.replace("table gateway nobody a", "table gateway nobody b"),
                "no table gateway.nobody with the columns b");
        refused(text.replace("table gateway nobody a\n\\.\n", ""), "the dump has the tables");
        refused(text.replace("\tRETIRED\t", "\tELSE\t"), "secret_state_check");
        refused(text.replace("\nend\n", "\nfin\n"), "a line that means nothing");
    }

    @Test
    void aRowThatRefersToNothingIsRefusedByAnAttempt() throws Exception {
        String text = dump().text().replace("\n2\t\\\\x\n", "\n");
        assertThatThrownBy(() -> StoreLoad.attempt(origin, SCOPE, new ByteArrayInputStream(bytes(text))))
                .isInstanceOf(DumpUnusable.class)
                .hasMessageContaining("foreign key");
    }

    @Test
    void aRowThatComesMeanwhileIsNotInIt() throws Exception {
        AtomicBoolean written = new AtomicBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) throws IOException {
                super.write(bytes);
                // The schemas' lines are read in the snapshot, and the rows after them.
                if (new String(bytes, StandardCharsets.UTF_8).startsWith("table ") && !written.getAndSet(true)) {
                    try (Connection second = again(origin)) {
                        run(second, "insert into gateway.nobody values (1)");
                    } catch (SQLException refused) {
                        throw new IOException(refused);
                    }
                }
            }
        };

        List<String> lines = StoreDump.write(origin, "3f2a", SCOPE, out);
        assertThat(written).isTrue();
        assertThat(lines).contains("gateway.nobody 0 rows " + "0".repeat(64));
        assertThat(one(origin, "select count(*) from gateway.nobody")).isEqualTo("1");
    }

    private void refused(String dump, String reason) throws Exception {
        List<String> before = dump(other).lines();
        assertThatThrownBy(() -> StoreLoad.replace(other, SCOPE, new ByteArrayInputStream(bytes(dump))))
                .isInstanceOf(DumpUnusable.class)
                .hasMessageContaining(reason);
        assertThat(dump(other).lines()).isEqualTo(before);
    }

    private record Dumped(byte[] bytes, List<String> lines) {
        ByteArrayInputStream in() {
            return new ByteArrayInputStream(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Dumped dump() throws Exception {
        return dump(origin);
    }

    private static Dumped dump(Connection store) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> lines = StoreDump.write(store, "3f2a", SCOPE, out);
        assertThat(DumpHeader.read(new ByteArrayInputStream(out.toByteArray())).site())
                .isEqualTo("3f2a");
        return new Dumped(out.toByteArray(), lines);
    }

    private Connection store(String... migrations) throws SQLException {
        String name = "dump_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        server.ensureDatabase(name);
        Connection connection = connect(name);
        run(connection, TABLES);
        for (String schema : SCOPE.schemas()) {
            run(connection, "create table " + schema + ".flyway_schema_history (version text, success boolean)");
            for (String version : migrations) {
                run(connection, "insert into " + schema + ".flyway_schema_history values ('" + version + "', true)");
            }
        }
        return connection;
    }

    private Connection again(Connection connection) throws SQLException {
        return connect(connection.getCatalog());
    }

    private Connection connect(String database) throws SQLException {
        return connect(database, server.user(), server.password().reveal());
    }

    private Connection connect(String database, String login, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.urlOf(database));
        return source.getConnection(login, password);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String rows(Connection connection) throws SQLException {
        return one(
                connection,
                """
                select (select string_agg(s::text, ';' order by id) from vault.secret s)
                    || (select string_agg(k::text, ';' order by version) from vault.key k)
                    || (select string_agg(e::text, ';' order by id) from gateway.event e)
                """);
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(sql);
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
