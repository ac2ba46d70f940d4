package io.databerth.storedump;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the store themselves, which were emptied. */
record LivePlaces(Connection connection) implements Places {
    static void empty(Connection connection, List<StoreTable> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (StoreTable table : tables.reversed()) {
                statement.execute("delete from " + table.name());
            }
        }
    }

    @Override
    public String prepare(StoreTable table) {
        return table.name().toString();
    }

    @Override
    public void count(TableName table, String column, long last) throws SQLException {
        try (PreparedStatement set =
                connection.prepareStatement("select setval(pg_get_serial_sequence(?, ?), greatest(?, 1), ? > 0)")) {
            set.setString(1, table.toString());
            set.setString(2, column);
            set.setLong(3, last);
            set.setLong(4, last);
            set.executeQuery();
        }
    }

    @Override
    public void finish() {}
}
