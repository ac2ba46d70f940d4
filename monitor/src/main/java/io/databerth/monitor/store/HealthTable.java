package io.databerth.monitor.store;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.monitor.plan.Health;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code health}: what was thought last. */
public final class HealthTable {
    private static final String SAVE =
            """
            insert into health (database_id, status, reason, failures, judged_at) values (?, ?, ?, ?, now())
            on conflict (database_id) do update set status = excluded.status, reason = excluded.reason,
                failures = excluded.failures, judged_at = excluded.judged_at
            """;

    private HealthTable() {}

    public static Map<DatabaseId, Health> of(Connection transaction, Collection<DatabaseId> databases)
            throws SQLException {
        var found = new HashMap<DatabaseId, Health>();
        try (PreparedStatement select = transaction.prepareStatement(
                "select database_id, status, reason, failures from health where database_id = any (?)")) {
            Object[] ids = databases.stream().map(DatabaseId::value).toArray();
            select.setArray(1, transaction.createArrayOf("uuid", ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(new DatabaseId(row.getObject("database_id", UUID.class)), read(row));
                }
            }
        }
        return found;
    }

    public static void save(Connection transaction, DatabaseId database, Health health) throws SQLException {
        try (PreparedStatement save = transaction.prepareStatement(SAVE)) {
            save.setObject(1, database.value());
            save.setString(2, health.status().map(HealthStatus::name).orElse(null));
            save.setString(3, health.reason());
            save.setInt(4, health.failures());
            save.executeUpdate();
        }
    }

    private static Health read(ResultSet row) throws SQLException {
        return new Health(
                Optional.ofNullable(row.getString("status")).map(HealthStatus::valueOf),
                row.getString("reason"),
                row.getInt("failures"));
    }
}
