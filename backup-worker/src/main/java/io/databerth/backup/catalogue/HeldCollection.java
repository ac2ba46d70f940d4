package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.DatabaseId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** A collection that no other worker collects until this is closed; what was noted through its transaction counts from then on. */
public final class HeldCollection implements AutoCloseable {
    private final Connection transaction;
    private final LogCollection collection;

    private HeldCollection(Connection transaction, LogCollection collection) {
        this.transaction = transaction;
        this.collection = collection;
    }

    /** The one of the database that goes on; empty when there is none, and while somebody else holds it. */
    public static Optional<HeldCollection> hold(DataSource store, DatabaseId database) throws SQLException {
        Connection transaction = store.getConnection();
        try {
            transaction.setAutoCommit(false);
            Optional<LogCollection> held = LogCollections.hold(transaction, database);
            if (held.isPresent()) {
                return Optional.of(new HeldCollection(transaction, held.get()));
            }
            transaction.commit();
            transaction.setAutoCommit(true);
            transaction.close();
            return Optional.empty();
        } catch (SQLException | RuntimeException failed) {
            transaction.close();
            throw failed;
        }
    }

    public LogCollection collection() {
        return collection;
    }

    public Connection transaction() {
        return transaction;
    }

    @Override
    public void close() throws SQLException {
        try (transaction) {
            transaction.commit();
            transaction.setAutoCommit(true);
        }
    }
}
