package io.databerth.storedump;

import java.sql.SQLException;

/** Where the rows of a dump go. */
interface Places {
    /** The name under which the table is written and read; it is there and empty from then on. */
    String prepare(StoreTable table) throws SQLException;

    /** The next number that the table gives out follows this one. */
    void count(TableName table, String column, long last) throws SQLException;

    /** When all rows of all tables are there. */
    void finish() throws SQLException;
}
