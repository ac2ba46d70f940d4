package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The operations of this worker: what those that wait or run have made so far is theirs to finish or to clear up. */
public final class Operations {
    private final DataSource store;

    public Operations(DataSource store) {
        this.store = store;
    }

    /** Those that wait or run, each with its database, as of now. */
    public Map<OperationId, DatabaseId> open() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select operation_id, database_id from operation where status in ('queued', 'running')")) {
                ResultSet row = select.executeQuery();
                Map<OperationId, DatabaseId> open = new HashMap<>();
                while (row.next()) {
                    open.put(
                            new OperationId(row.getObject(1, UUID.class)),
                            new DatabaseId(row.getObject(2, UUID.class)));
                }
                return Map.copyOf(open);
            }
        });
    }

    /** The databases of which an operation that waits or runs may be writing files: its own, and the one that it copies. */
    public Set<DatabaseId> writing() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select database_id::text, envelope::jsonb #>> '{data,content,from}' from operation
                    where status in ('queued', 'running')
                    """)) {
                ResultSet row = select.executeQuery();
                Set<DatabaseId> busy = new HashSet<>();
                while (row.next()) {
                    busy.add(new DatabaseId(UUID.fromString(row.getString(1))));
                    Optional.ofNullable(row.getString(2)).map(DatabaseId::parse).ifPresent(busy::add);
                }
                return Set.copyOf(busy);
            }
        });
    }

    /** Those that have ended in failure within as many days as a trace of them may lie about. */
    public Set<OperationId> failed() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select operation_id from operation
                    where status = 'failed' and finished_at > now() - interval '7 days'
                    """)) {
                ResultSet row = select.executeQuery();
                Set<OperationId> failed = new HashSet<>();
                while (row.next()) {
                    failed.add(new OperationId(row.getObject(1, UUID.class)));
                }
                return Set.copyOf(failed);
            }
        });
    }
}
