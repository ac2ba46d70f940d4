package io.databerth.backup.catalogue;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The worker's own rows about policies. */
public final class Policies {
    private final DataSource store;

    public Policies(DataSource store) {
        this.store = store;
    }

    /** In the place of an earlier one, whose age and alarm stay. */
    public static void set(Connection transaction, DatabaseId database, BackupPolicy policy, Optional<Instant> nextAt)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                """
                insert into backup_policy (database_id, policy, next_at) values (?, ?::jsonb, ?)
                on conflict (database_id) do update set policy = excluded.policy, next_at = excluded.next_at
                """)) {
            upsert.setObject(1, database.value());
            upsert.setString(2, StoredJson.of(policy));
            upsert.setObject(3, timestamp(nextAt));
            upsert.executeUpdate();
        }
    }

    /** Of a database that is deleted; its backups stay as they are. */
    public static void forget(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from backup_policy where database_id = ?")) {
            delete.setObject(1, database.value());
            delete.executeUpdate();
        }
    }

    public List<DatabaseId> all() throws SQLException {
        return Transactions.call(
                store, transaction -> databases(transaction.prepareStatement("select database_id from backup_policy")));
    }

    /** Those of which a backup is due. */
    public List<DatabaseId> due(Instant now) throws SQLException {
        return Transactions.call(store, transaction -> {
            PreparedStatement select = transaction.prepareStatement(
                    "select database_id from backup_policy where next_at <= ? order by next_at");
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            return databases(select);
        });
    }

    /** The first column of its rows. */
    static List<DatabaseId> databases(PreparedStatement select) throws SQLException {
        try (select) {
            ResultSet row = select.executeQuery();
            List<DatabaseId> found = new ArrayList<>();
            while (row.next()) {
                found.add(new DatabaseId(row.getObject(1, UUID.class)));
            }
            return List.copyOf(found);
        }
    }

    /** What is set for the database; {@link BackupPolicy#NONE} when nothing is. */
    public BackupPolicy of(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select policy from backup_policy where database_id = ?")) {
                select.setObject(1, database.value());
                ResultSet row = select.executeQuery();
                return row.next() ? StoredJson.read(row.getString(1), BackupPolicy.class) : BackupPolicy.NONE;
            }
        });
    }

    /** Holds the row until the transaction ends; empty when there is none, and while somebody else holds it. */
    public static Optional<PolicyEntry> hold(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select policy, since, next_at, overdue from backup_policy
                where database_id = ? for update skip locked
                """)) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            return row.next()
                    ? Optional.of(new PolicyEntry(
                            database,
                            StoredJson.read(row.getString("policy"), BackupPolicy.class),
                            row.getTimestamp("since").toInstant(),
                            Optional.ofNullable(row.getTimestamp("next_at")).map(Timestamp::toInstant),
                            row.getBoolean("overdue")))
                    : Optional.<PolicyEntry>empty();
        }
    }

    public static void dueNext(Connection transaction, DatabaseId database, Optional<Instant> nextAt)
            throws SQLException {
        update(transaction, "update backup_policy set next_at = ? where database_id = ?", timestamp(nextAt), database);
    }

    public static void toldOverdue(Connection transaction, DatabaseId database, boolean overdue) throws SQLException {
        update(transaction, "update backup_policy set overdue = ? where database_id = ?", overdue, database);
    }

    private static void update(Connection transaction, String sql, @Nullable Object value, DatabaseId database)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(sql)) {
            update.setObject(1, value);
            update.setObject(2, database.value());
            update.executeUpdate();
        }
    }

    private static @Nullable Object timestamp(Optional<Instant> at) {
        return at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
