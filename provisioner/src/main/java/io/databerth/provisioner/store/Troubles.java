package io.databerth.provisioner.store;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.provisioner.plan.Trouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the reconciler remembers, and what keeps it from acting. */
public final class Troubles {
    private Troubles() {}

    public static void remember(Connection transaction, DatabaseId database, Trouble trouble) throws SQLException {
        ManagedDatabases.update(
                transaction,
                database,
                "drift = ?, irreparable = ?, repairs = ?, repaired_at = ?, repair_not_before = ?",
                statement -> {
                    statement.setString(1, orNull(trouble.drift()));
                    statement.setString(2, orNull(trouble.irreparable()));
                    statement.setInt(3, trouble.repairs());
                    statement.setObject(
                            4, trouble.repairedAt().map(Troubles::time).orElse(null));
                    statement.setObject(5, time(trouble.notBefore()));
                    return 6;
                });
    }

    /** The databases with an operation that waits or runs. */
    public static Set<DatabaseId> busy(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select distinct database_id from operation where status in ('queued', 'running')")) {
            ResultSet rows = select.executeQuery();
            var busy = new HashSet<DatabaseId>();
            while (rows.next()) {
                busy.add(new DatabaseId(rows.getObject(1, UUID.class)));
            }
            return busy;
        }
    }

    public static boolean isBusy(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select exists (select 1 from operation where database_id = ? and status in ('queued', 'running'))")) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.orElse(null);
    }
}
