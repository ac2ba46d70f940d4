package io.databerth.storedump;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Reads a dump into the tables of a store, all or nothing, and tells what they hold then. */
public final class StoreLoad {
    /** Classes of SQLSTATE (ISO 9075-2): data that cannot be, and constraints that do not hold. */
    private static final Set<String> BAD_ROWS = Set.of("22", "23");

    private final Connection connection;
    private final Map<TableName, StoreTable> tables = new LinkedHashMap<>();
    private final Places places;

    StoreLoad(Connection connection, List<StoreTable> tables, Places places) {
        this.connection = connection;
        this.places = places;
        tables.forEach(table -> this.tables.put(table.name(), table));
    }

    /**
     * Puts the dump's rows in the place of all that the scope holds, in one transaction.
     *
     * @param connection as somebody who may write all of the scope, whose migrations are those of the dump
     * @return a line for each table, as {@link StoreDump#write} gives them
     * @throws DumpUnusable when the dump is cut, is no dump, or is of other tables
     */
    public static List<String> replace(Connection connection, StoreScope scope, InputStream dump)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            List<StoreTable> tables = StoreCatalogue.tables(connection, scope);
            LivePlaces.empty(connection, tables);
            List<String> fingerprint = new StoreLoad(connection, tables, new LivePlaces(connection)).load(scope, dump);
            connection.commit();
            done = true;
            return fingerprint;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /**
     * Loads the dump into temporary tables that are made like those of the store, with all their constraints, reads them back,
     * and leaves nothing.
     *
     * @param connection as somebody who may read all of the scope and make temporary tables
     * @return a line for each table, as {@link StoreDump#write} gives them
     * @throws DumpUnusable as {@link #replace}
     */
    public static List<String> attempt(Connection connection, StoreScope scope, InputStream dump)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            List<StoreTable> tables = StoreCatalogue.tables(connection, scope);
            return new StoreLoad(connection, tables, new TemporaryPlaces(connection, tables)).load(scope, dump);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<String> load(StoreScope scope, InputStream dump) throws SQLException, IOException {
        try {
            return read(scope, dump);
        } catch (SQLException refused) {
            String state = refused.getSQLState();
            if (state != null && BAD_ROWS.contains(state.substring(0, 2))) {
                throw new DumpUnusable("the store refuses what the dump holds: " + refused.getMessage());
            }
            throw refused;
        }
    }

    private List<String> read(StoreScope scope, InputStream dump) throws SQLException, IOException {
        DumpLines lines = new DumpLines(dump);
        DumpHeader.Begun begun = DumpHeader.read(lines);
        requireSameMigrations(scope, begun.header());
        Map<TableName, String> filled = new LinkedHashMap<>();
        String[] words = begun.next();
        while (!words[0].equals("end")) {
            if (words[0].equals("table") && words.length == 4) {
                StoreTable table = known(new TableName(words[1], words[2]), words[3]);
                if (filled.containsKey(table.name())) {
                    throw new DumpUnusable("the dump has the table " + table.name() + " twice");
                }
                String place = places.prepare(table);
                copy(place, table, lines);
                filled.put(table.name(), place);
            } else if (words[0].equals("counter") && words.length == 5) {
                places.count(new TableName(words[1], words[2]), TableName.requireWord(words[3]), number(words[4]));
            } else {
                throw new DumpUnusable("the dump has a line that means nothing");
            }
            words = lines.words();
        }
        lines.requireEnd();
        places.finish();
        return sums(filled);
    }

    private void requireSameMigrations(StoreScope scope, DumpHeader header) throws SQLException, DumpUnusable {
        for (String schema : scope.schemas()) {
            List<String> here = StoreCatalogue.migrations(connection, schema);
            List<String> there = header.migrations().getOrDefault(schema, List.of());
            if (!here.equals(there)) {
                throw new DumpUnusable("the dump's schema '" + schema + "' was made by the migrations "
                        + String.join(", ", there) + ", the store's by " + String.join(", ", here));
            }
        }
    }

    private StoreTable known(TableName name, String columns) throws DumpUnusable {
        StoreTable table = tables.get(name);
        if (table == null || !table.columnList().equals(columns)) {
            throw new DumpUnusable("the store has no table " + name + " with the columns " + columns);
        }
        return table;
    }

    private void copy(String place, StoreTable table, DumpLines lines) throws SQLException, IOException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + place + " (" + table.columnList() + ") from stdin");
        try {
            byte[] row = lines.raw();
            while (!DumpLines.text(row).equals(StoreDump.END_OF_ROWS)) {
                copy.writeToCopy(row, 0, row.length);
                row = lines.raw();
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private List<String> sums(Map<TableName, String> filled) throws SQLException, IOException {
        if (!filled.keySet().equals(tables.keySet())) {
            throw new DumpUnusable("the dump has the tables " + filled.keySet() + ", the store " + tables.keySet());
        }
        List<String> fingerprint = new ArrayList<>();
        for (StoreTable table : tables.values()) {
            String place = filled.getOrDefault(table.name(), "");
            fingerprint.add(RowReader.sum(connection, place, table.columnList()).line(table.name()));
        }
        return List.copyOf(fingerprint);
    }

    private static long number(String word) throws DumpUnusable {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException notANumber) {
            throw new DumpUnusable("the dump has '" + word + "' where a number should be");
        }
    }
}
