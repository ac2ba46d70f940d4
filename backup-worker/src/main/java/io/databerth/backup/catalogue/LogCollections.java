package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The worker's own rows about collections of logs. */
public final class LogCollections {
    private final DataSource store;

    public LogCollections(DataSource store) {
        this.store = store;
    }

    /** The one that goes on. */
    public Optional<LogCollection> open(DatabaseId database) throws SQLException {
        return Transactions.call(
                store,
                transaction -> one(
                        transaction,
                        "select * from log_collection where database_id = ? and ended_at is null",
                        database));
    }

    /** As {@link #open}, held until the transaction ends; empty also while another worker holds it. */
    public static Optional<LogCollection> hold(Connection transaction, DatabaseId database) throws SQLException {
        return one(
                transaction,
                """
                select * from log_collection where database_id = ? and ended_at is null
                for no key update skip locked
                """,
                database);
    }

    /** Databases of which one goes on. */
    public List<DatabaseId> collected() throws SQLException {
        return Transactions.call(
                store,
                transaction -> Policies.databases(
                        transaction.prepareStatement("select database_id from log_collection where ended_at is null")));
    }

    /** Databases of which something was collected once. */
    public List<DatabaseId> databases() throws SQLException {
        return Transactions.call(
                store,
                transaction -> Policies.databases(
                        transaction.prepareStatement("select distinct database_id from log_collection")));
    }

    public static void begin(Connection transaction, UUID collection, DatabaseId database) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("insert into log_collection (collection_id, database_id) values (?, ?)")) {
            insert.setObject(1, collection);
            insert.setObject(2, database.value());
            insert.executeUpdate();
        }
    }

    public static void reached(Connection transaction, UUID collection, Instant until, Instant marked)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update log_collection set until_at = ?, marked_at = ? where collection_id = ?")) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setObject(2, marked.atOffset(ZoneOffset.UTC));
            update.setObject(3, collection);
            update.executeUpdate();
        }
    }

    public static void toldBehind(Connection transaction, UUID collection, boolean behind) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update log_collection set behind = ? where collection_id = ?")) {
            update.setBoolean(1, behind);
            update.setObject(2, collection);
            update.executeUpdate();
        }
    }

    /** It leads no further. */
    public static void end(Connection transaction, UUID collection, String reason) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update log_collection set ended_at = now(), end_reason = ? where collection_id = ?")) {
            update.setString(1, reason);
            update.setObject(2, collection);
            update.executeUpdate();
        }
    }

    /** Those that have ended, and of which nothing is stored any more. */
    public void forgetEmpty() throws SQLException {
        Transactions.run(store, transaction -> {
            try (PreparedStatement delete = transaction.prepareStatement(
                    """
                    delete from log_collection where ended_at is not null
                      and not exists (select from log_batch where log_batch.collection_id = log_collection.collection_id)
                      and not exists (select from log_base where log_base.collection_id = log_collection.collection_id)
                    """)) {
                delete.executeUpdate();
            }
        });
    }

    private static Optional<LogCollection> one(Connection transaction, String sql, DatabaseId database)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            return row.next() ? Optional.of(collection(row)) : Optional.empty();
        }
    }

    static LogCollection collection(ResultSet row) throws SQLException {
        return new LogCollection(
                row.getObject("collection_id", UUID.class),
                new DatabaseId(row.getObject("database_id", UUID.class)),
                row.getTimestamp("begun_at").toInstant(),
                moment(row, "until_at"),
                moment(row, "marked_at"),
                row.getBoolean("behind"));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
