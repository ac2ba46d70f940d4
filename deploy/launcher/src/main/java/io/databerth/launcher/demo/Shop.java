package io.databerth.launcher.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/** The data of a small shop: several tables with indexes and a foreign key, and a digest of every byte of it. */
final class Shop {
    private static final int CUSTOMERS = 20_000;
    private static final int ORDERS = 200_000;
    private static final List<String> TABLES = List.of("customer", "purchase", "note");
    private static final List<String> CREATE = List.of(
            "create table customer (id bigint primary key, name text not null, email text not null unique, joined date)",
            "create table purchase (id bigint primary key, customer_id bigint not null references customer, "
                    + "amount numeric(12, 2) not null, placed timestamptz not null, detail jsonb)",
            "create table note (purchase_id bigint references purchase, text text, picture bytea)",
            "create index purchase_by_customer on purchase (customer_id, placed)",
            "create index purchase_detail on purchase using gin (detail)");
    private static final List<String> FILL = List.of(
            "insert into customer select n, 'Name ' || n || ' Ünïcode', 'c' || n || '@example.org', "
                    + "date '2020-01-01' + (n % 1500)::int from generate_series(1, " + CUSTOMERS + ") n",
            "insert into purchase select n, 1 + n % " + CUSTOMERS + ", (n * 7919 % 100000) / 100.0, "
                    + "timestamptz '2024-01-01 00:00:00+00' + n * interval '1 minute', "
                    + "jsonb_build_object('item', md5(n::text), 'count', n % 9) from generate_series(1, " + ORDERS
                    + ") n",
            "insert into note select n, repeat(md5(n::text), 4), decode(md5(n::text), 'hex') "
                    + "from generate_series(1, 20000) n");

    private Shop() {}

    /** Creates and fills the tables; returns the number of rows. */
    static long fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : CREATE) {
                statement.execute(sql);
            }
            long rows = 0;
            for (String sql : FILL) {
                rows += statement.executeLargeUpdate(sql);
            }
            connection.commit();
            return rows;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Loses a table, rows and an index, and forges an amount: what a bad afternoon does. */
    static void damage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table note");
            statement.execute("delete from purchase where id % 3 = 0");
            statement.execute("update purchase set amount = amount + 1 where id = 1");
            statement.execute("drop index purchase_by_customer");
            statement.execute("create table graffiti (text text)");
        }
    }

    /** SHA-256 over every row of every table in the order of the rows, and over the definitions of indexes and constraints. */
    static String digest(Connection connection) throws SQLException, IOException {
        MessageDigest digest = sha256();
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (String table : TABLES) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from " + table + " order by 1) to stdout", sink);
            }
            for (String definition : definitions(connection)) {
                sink.write(definition.getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<String> definitions(Connection connection) throws SQLException {
        String sql = "select coalesce(string_agg(definition, ';' order by definition), '') from ("
                + "select indexdef as definition from pg_indexes where schemaname = 'public' union all "
                + "select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint "
                + "where connamespace = 'public'::regnamespace union all "
                + "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) d";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return List.of(row.getString(1));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
