package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The worker's own rows about what was collected of logs. */
public final class LogBatches {
    private final DataSource store;

    public LogBatches(DataSource store) {
        this.store = store;
    }

    /** Notes that this backup holds these pieces. Its row is there; its file is not stored yet. */
    public static void note(
            Connection transaction, BackupId batch, UUID collection, List<String> pieces, @Nullable Instant marked)
            throws SQLException {
        try (PreparedStatement update =
                        transaction.prepareStatement("update backup set of_log = true where backup_id = ?");
                PreparedStatement insert = transaction.prepareStatement(
                        "insert into log_batch (backup_id, collection_id, pieces, marked_at) values (?, ?, ?, ?)")) {
            update.setObject(1, batch.value());
            update.executeUpdate();
            insert.setObject(1, batch.value());
            insert.setObject(2, collection);
            insert.setArray(3, transaction.createArrayOf("text", pieces.toArray()));
            insert.setObject(4, marked == null ? null : marked.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Of these pieces those that are stored: a worker that was ended may not have released them. */
    public Set<String> stored(UUID collection, List<String> pieces) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select distinct piece from log_batch join backup using (backup_id), unnest(pieces) as piece
                    where collection_id = ? and state <> 'dumping' and piece = any (?)
                    """)) {
                select.setObject(1, collection);
                select.setArray(2, transaction.createArrayOf("text", pieces.toArray()));
                ResultSet row = select.executeQuery();
                Set<String> found = new HashSet<>();
                while (row.next()) {
                    found.add(row.getString(1));
                }
                return Set.copyOf(found);
            }
        });
    }

    /** Those of a collection whose files are whole, and that the target has not been seen to hold. */
    public List<BackupId> uncopied(UUID collection, TargetId target) throws SQLException {
        return ids(
                """
                select backup_id from log_batch join backup using (backup_id)
                where collection_id = ? and state <> 'dumping' and not exists (select from backup_copy
                    where backup_copy.backup_id = log_batch.backup_id and target_id = ?)
                order by position
                """,
                collection,
                target.value());
    }

    /** Whether the file of this name, or one that goes with it, is a batch: whoever collects clears up himself. */
    public boolean isBatch(DatabaseId database, String fileName) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select exists (select from backup where of_log and database_id = ? and starts_with(?, file_name))
                    """)) {
                select.setObject(1, database.value());
                select.setString(2, fileName);
                ResultSet row = select.executeQuery();
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    /** Those that were begun and never stored. */
    public List<BackupId> unfinished(UUID collection) throws SQLException {
        return ids(
                """
                select backup_id from log_batch join backup using (backup_id)
                where collection_id = ? and state = 'dumping' order by position
                """,
                collection);
    }

    /**
     * Those of a database that no copy of files needs that is there or is being made; never the last of a collection that goes on, which tells
     * whether the next piece follows on what is stored.
     */
    public List<BackupId> needless(DatabaseId database) throws SQLException {
        return ids(
                """
                select backup_id from log_batch join log_collection using (collection_id)
                where database_id = ? and position <= coalesce(
                    (select min(log_base.position) from log_base
                     where log_base.collection_id = log_batch.collection_id),
                    case when ended_at is null then 0 else position end)
                  and (ended_at is not null or position < (select max(newest.position) from log_batch newest
                    where newest.collection_id = log_batch.collection_id))
                order by position
                """,
                database.value());
    }

    /**
     * What a base has to be followed by to come to a moment, in order: up to the first batch that has a commit after it, or all when nothing was
     * committed since.
     */
    public List<BackupId> leadingTo(LogBase base, Instant moment) throws SQLException {
        return ids(
                """
                select backup_id from log_batch join backup using (backup_id)
                where collection_id = ? and state <> 'dumping' and position > ? and position <= coalesce(
                    (select min(position) from log_batch
                     where collection_id = ? and position > ? and marked_at >= ?), position)
                order by position
                """,
                base.collection().id(),
                base.position(),
                base.collection().id(),
                base.position(),
                moment.atOffset(ZoneOffset.UTC));
    }

    private List<BackupId> ids(String sql, Object... parameters) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(sql)) {
                for (int index = 0; index < parameters.length; index++) {
                    select.setObject(index + 1, parameters[index]);
                }
                ResultSet row = select.executeQuery();
                List<BackupId> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new BackupId(row.getObject(1, UUID.class)));
                }
                return List.copyOf(found);
            }
        });
    }
}
