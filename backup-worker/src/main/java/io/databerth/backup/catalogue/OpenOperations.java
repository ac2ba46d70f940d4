package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The operations of this worker that wait or run; what they have made so far is theirs to finish or to clear up. */
public final class OpenOperations {
    private final DataSource store;

    public OpenOperations(DataSource store) {
        this.store = store;
    }

    /** Each with its database, as of now. */
    public Map<OperationId, DatabaseId> now() throws SQLException {
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
}
