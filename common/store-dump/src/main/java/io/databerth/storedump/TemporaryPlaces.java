package io.databerth.storedump;

import io.databerth.storedump.StoreTable.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Temporary tables of this session that are made like those of the store, and end with the transaction. */
record TemporaryPlaces(Connection connection, List<StoreTable> tables) implements Places {
    @Override
    public String prepare(StoreTable table) throws SQLException {
        String place = place(table.name());
        execute("create temporary table " + place + " (like " + table.name() + " including all) on commit drop");
        return place;
    }

    @Override
    public void count(TableName table, String column, long last) {}

    /** References are not copied with a table; made now, they are checked at once. */
    @Override
    public void finish() throws SQLException {
        for (StoreTable table : tables) {
            for (Reference reference : table.references()) {
                execute("alter table " + place(table.name()) + " add foreign key ("
                        + String.join(",", reference.columns()) + ") references " + place(reference.table()) + " ("
                        + String.join(",", reference.found()) + ")");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String place(TableName table) {
        return "pg_temp." + table.schema() + "_" + table.table();
    }
}
