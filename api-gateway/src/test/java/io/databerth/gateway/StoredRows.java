package io.databerth.gateway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the gateway has written down, to look for what must not be in it. */
final class StoredRows {
    private StoredRows() {}

    /** Every row of every table, as text. */
    static List<String> all(DataSource store) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            ResultSet named = statement.executeQuery(
                    "select quote_ident(table_name) from information_schema.tables where table_schema = current_schema()");
            while (named.next()) {
                tables.add(named.getString(1));
            }
            for (String table : tables) {
                ResultSet row = statement.executeQuery("select t::text from " + table + " as t");
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }
}
