package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The worker's own rows about which target holds which backup. */
public final class Copies {
    private final DataSource store;

    public Copies(DataSource store) {
        this.store = store;
    }

    /** The targets that hold the backup; those whose copy is known to be damaged come last. */
    public List<TargetId> of(BackupId backup) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select target_id from backup_copy where backup_id = ? order by damaged, target_id")) {
                select.setObject(1, backup.value());
                return targets(select.executeQuery());
            }
        });
    }

    private static List<TargetId> targets(ResultSet row) throws SQLException {
        List<TargetId> found = new ArrayList<>();
        while (row.next()) {
            found.add(new TargetId(row.getObject(1, UUID.class)));
        }
        return List.copyOf(found);
    }

    /** The targets whose copy was not read back for so long, or is known to be damaged. */
    public List<TargetId> unread(BackupId backup, Duration since) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select target_id from backup_copy
                    where backup_id = ? and (damaged or checked_at < now() - ? * interval '1 second') order by target_id
                    """)) {
                select.setObject(1, backup.value());
                select.setLong(2, since.toSeconds());
                return targets(select.executeQuery());
            }
        });
    }

    /** Notes that what the target holds is not what was sent. */
    public static void damaged(Connection transaction, BackupId backup, TargetId target) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update backup_copy set damaged = true where backup_id = ? and target_id = ?")) {
            update.setObject(1, backup.value());
            update.setObject(2, target.value());
            update.executeUpdate();
        }
    }

    /** Backups of the database whose manifests in the target are older than those here. */
    public List<BackupId> behind(TargetId target, DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select backup_id from backup_copy join backup using (backup_id)
                    where target_id = ? and database_id = ? and backup_copy.revision < backup.revision
                    """)) {
                select.setObject(1, target.value());
                select.setObject(2, database.value());
                ResultSet row = select.executeQuery();
                List<BackupId> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new BackupId(row.getObject(1, UUID.class)));
                }
                return List.copyOf(found);
            }
        });
    }

    /** Notes that the target holds the backup, with this revision of its manifest, read back just now. */
    public static void keep(Connection transaction, BackupId backup, TargetId target, int revision)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                """
                insert into backup_copy (backup_id, target_id, revision) values (?, ?, ?)
                on conflict (backup_id, target_id) do update set revision = excluded.revision, checked_at = now(),
                  damaged = false
                """)) {
            upsert.setObject(1, backup.value());
            upsert.setObject(2, target.value());
            upsert.setInt(3, revision);
            upsert.executeUpdate();
        }
    }

    /** As {@link #keep(Connection, BackupId, TargetId, int)}, at once. */
    public void keep(BackupId backup, TargetId target, int revision) throws SQLException {
        Transactions.run(store, transaction -> keep(transaction, backup, target, revision));
    }

    public void forget(BackupId backup, TargetId target) throws SQLException {
        Transactions.run(store, transaction -> {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from backup_copy where backup_id = ? and target_id = ?")) {
                delete.setObject(1, backup.value());
                delete.setObject(2, target.value());
                delete.executeUpdate();
            }
        });
    }
}
