package io.databerth.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction of a store: commits when it returns, rolls back when it throws. */
public final class Transactions {
    private Transactions() {}

    /** Work inside a transaction. */
    @FunctionalInterface
    public interface Work<T extends @org.jspecify.annotations.Nullable Object> {
        T in(Connection transaction) throws SQLException;
    }

    /** Work inside a transaction that gives nothing back. */
    @FunctionalInterface
    public interface Action {
        void in(Connection transaction) throws SQLException;
    }

    public static <T extends @org.jspecify.annotations.Nullable Object> T call(DataSource store, Work<T> work)
            throws SQLException {
        try (Connection connection = store.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    public static void run(DataSource store, Action action) throws SQLException {
        call(store, transaction -> {
            action.in(transaction);
            return Boolean.TRUE;
        });
    }
}
