package io.databerth.messaging;

import io.databerth.embedded.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A fresh real store with the messaging tables. */
public final class Store {
    private Store() {}

    public static DataSource fresh() {
        return TestServers.migratedDatabase("worker", "db/messaging").dataSource();
    }

    public static long number(DataSource store, String sql) {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static void execute(DataSource store, String sql) {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
