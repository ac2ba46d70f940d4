package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** How far restores have come that have changed something in a server, across crashes; forgotten when all is tidied up. */
public final class RestoreProgress {
    /** In this order. */
    public enum Phase {
        /** A copy may lie beside the live database. */
        LOADING,
        /** The copy is good and is being put in place; from here on there is no loading again. */
        SWITCHING,
        /** The copy is the live database; what it retired may still be there. */
        SWITCHED,
        /** The switch failed for good, and the copy was dropped. */
        ABANDONED
    }

    /**
     * One restore that has not been tidied up.
     *
     * @param databases the inner databases that it brings back, in this order; the empty name is that of the database's own user
     */
    public record Begun(OperationId operation, DatabaseId database, Phase phase, List<String> databases) {
        public Begun {
            databases = List.copyOf(databases);
        }
    }

    private final DataSource store;

    public RestoreProgress(DataSource store) {
        this.store = store;
    }

    /** Empty before anything was changed. */
    public Optional<Begun> find(OperationId operation) throws SQLException {
        return begun().stream()
                .filter(each -> each.operation().equals(operation))
                .findFirst();
    }

    /** There are few: one for each restore that runs, or that ended without tidying up. */
    public List<Begun> begun() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select operation_id, database_id, phase, databases from restore_progress")) {
                ResultSet row = select.executeQuery();
                List<Begun> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Begun(
                            new OperationId(row.getObject(1, UUID.class)),
                            new DatabaseId(row.getObject(2, UUID.class)),
                            Phase.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                            Arrays.asList((String[]) row.getArray(4).getArray())));
                }
                return List.copyOf(found);
            }
        });
    }

    /** Notes what is about to be loaded. */
    public void loading(Connection transaction, OperationId operation, DatabaseId database, List<String> databases)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                """
                insert into restore_progress (operation_id, database_id, phase, databases) values (?, ?, 'loading', ?)
                on conflict (operation_id) do update set phase = excluded.phase, databases = excluded.databases, at = now()
                """)) {
            upsert.setObject(1, operation.value());
            upsert.setObject(2, database.value());
            upsert.setArray(3, transaction.createArrayOf("text", databases.toArray()));
            upsert.executeUpdate();
        }
    }

    /** From what was loaded on. */
    public void reached(Connection transaction, OperationId operation, Phase phase) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update restore_progress set phase = ?, at = now() where operation_id = ?")) {
            update.setString(1, phase.name().toLowerCase(Locale.ROOT));
            update.setObject(2, operation.value());
            update.executeUpdate();
        }
    }

    public void tidy(Connection transaction, OperationId operation) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from restore_progress where operation_id = ?")) {
            delete.setObject(1, operation.value());
            delete.executeUpdate();
        }
    }

    /** As {@link #tidy(Connection, OperationId)}, in a transaction of its own. */
    public void tidy(OperationId operation) throws SQLException {
        Transactions.run(store, transaction -> tidy(transaction, operation));
    }
}
