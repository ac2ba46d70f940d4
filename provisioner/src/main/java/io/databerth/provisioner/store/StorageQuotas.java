package io.databerth.provisioner.store;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Whose writing should be stopped because the storage is full; who was never full has no row. */
public final class StorageQuotas {
    private static final String FREEZE =
            """
            insert into storage_quota (database_id, frozen, stale)
            select database_id, true, true from managed_database where database_id = ? and removed_at is null
            on conflict (database_id) do update
                set frozen = true, stale = storage_quota.stale or not storage_quota.frozen
            """;
    private static final String THAW =
            "update storage_quota set frozen = false, stale = stale or frozen where database_id = ?";
    private static final String DOUBT =
            """
            insert into storage_quota (database_id, frozen, stale)
            select database_id, false, true from managed_database where database_id = ? and removed_at is null
            on conflict (database_id) do update set stale = true
            """;
    private static final String WAITING =
            """
            select database_id from storage_quota join managed_database using (database_id)
            where stale and removed_at is null and desired = 'running' and ready_at is not null
            """;
    /** Not when something else is wanted by now. */
    private static final String RIGHT =
            """
            update storage_quota now set stale = false, told = now.frozen from storage_quota before
            where now.database_id = ? and now.frozen = ? and before.database_id = now.database_id
            returning before.told <> now.frozen
            """;

    private final DataSource store;

    public StorageQuotas(DataSource store) {
        this.store = store;
    }

    /** What follows from a finding of the monitor's; from an unknown figure nothing does. */
    public static void learn(Connection transaction, HealthEvent.StorageChanged finding) throws SQLException {
        switch (finding.state()) {
            case FULL -> update(transaction, FREEZE, finding.database());
            case NEARLY_FULL, OK -> update(transaction, THAW, finding.database());
            case UNKNOWN -> {}
        }
    }

    /** The content came from elsewhere, and with it perhaps what stops the writing there. */
    public static void doubt(Connection transaction, DatabaseId database) throws SQLException {
        update(transaction, DOUBT, database);
    }

    /** Notes that the server is as it should be; true when that is news. */
    public static boolean isRight(Connection transaction, DatabaseId database, boolean frozen) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(RIGHT)) {
            update.setObject(1, database.value());
            update.setBoolean(2, frozen);
            try (ResultSet row = update.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Whether the writing should be stopped; empty when that was never in question. */
    public Optional<Boolean> frozen(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select frozen from storage_quota where database_id = ?")) {
                select.setObject(1, database.value());
                ResultSet row = select.executeQuery();
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        });
    }

    /** The running databases whose server may not be as it should be. */
    public List<DatabaseId> waiting() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(WAITING)) {
                ResultSet rows = select.executeQuery();
                var databases = new ArrayList<DatabaseId>();
                while (rows.next()) {
                    databases.add(new DatabaseId(rows.getObject(1, UUID.class)));
                }
                return databases;
            }
        });
    }

    private static void update(Connection transaction, String change, DatabaseId database) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(change)) {
            statement.setObject(1, database.value());
            statement.executeUpdate();
        }
    }
}
