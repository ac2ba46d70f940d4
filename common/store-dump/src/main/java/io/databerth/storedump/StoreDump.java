package io.databerth.storedump;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of a store as of one moment. The form: lines of UTF-8, each ended by a line feed; {@code databerth store 1},
 * {@code site ID}, for each schema {@code schema NAME VERSION,VERSION…}, then for each table {@code table SCHEMA NAME
 * COLUMN,COLUMN…}, its rows in the store's own text format of COPY, and a line of a backslash and a full stop; for each table
 * that counts {@code counter SCHEMA NAME COLUMN LAST}; and {@code end}.
 */
public final class StoreDump {
    static final String MAGIC = "databerth store 1";
    static final String END_OF_ROWS = "\\.";

    private StoreDump() {}

    /**
     * @param connection to the store, as somebody who may read all of the scope; a transaction of its own is made
     * @param site the installation whose store it is
     * @return a line for each table, with the number of its rows and their sum
     */
    public static List<String> write(Connection connection, String site, StoreScope scope, OutputStream out)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            return inSnapshot(connection, site, scope, out);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> inSnapshot(Connection connection, String site, StoreScope scope, OutputStream out)
            throws SQLException, IOException {
        line(out, MAGIC);
        line(out, "site " + site);
        for (String schema : scope.schemas()) {
            line(out, "schema " + schema + " " + String.join(",", StoreCatalogue.migrations(connection, schema)));
        }
        List<String> fingerprint = new ArrayList<>();
        for (StoreTable table : StoreCatalogue.tables(connection, scope)) {
            line(out, "table " + table.name().schema() + " " + table.name().table() + " " + table.columnList());
            RowSum sum = new RowSum();
            RowReader.read(connection, table.name().toString(), table.columnList(), row -> {
                sum.add(row);
                out.write(row);
            });
            line(out, END_OF_ROWS);
            fingerprint.add(sum.line(table.name()));
            if (table.counted().isPresent()) {
                line(out, counter(connection, table.name(), table.counted().get()));
            }
        }
        line(out, "end");
        return List.copyOf(fingerprint);
    }

    /** Read after the rows and outside of any snapshot, so it is never behind them. */
    private static String counter(Connection connection, TableName table, String column) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet name = statement.executeQuery("select pg_get_serial_sequence('" + table + "', '" + column + "')");
            name.next();
            String sequence = name.getString(1);
            ResultSet value =
                    statement.executeQuery("select case when is_called then last_value else 0 end from " + sequence);
            value.next();
            return "counter " + table.schema() + " " + table.table() + " " + column + " " + value.getLong(1);
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
