package io.databerth.storedump;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads a table row by row as the server's own text format has it: one line each, ended by a line feed. */
final class RowReader {
    /** What is done with each row. */
    @FunctionalInterface
    interface Sink {
        void row(byte[] line) throws IOException;
    }

    private RowReader() {}

    /**
     * @param from the name under which the table is found
     * @param columns joined by commas
     */
    static void read(Connection connection, String from, String columns, Sink sink) throws SQLException, IOException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + columns + " from " + from + ") to stdout");
        try {
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                sink.row(line);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** As {@link #read}, of what it adds up to. */
    static RowSum sum(Connection connection, String from, String columns) throws SQLException, IOException {
        RowSum sum = new RowSum();
        read(connection, from, columns, sum::add);
        return sum;
    }
}
