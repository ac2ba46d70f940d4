package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.policy.KeptBackup;
import io.databerth.policy.KeptBackup.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a policy looks at, all in the caller's transaction: the backups of a database, and what is being done with them. */
public final class KeptBackups {
    private KeptBackups() {}

    /** Those whose files are there. */
    public static List<KeptBackup> of(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select backup_id, began_at, stored_bytes, state, held from backup
                where database_id = ? and state in ('stored', 'proven', 'corrupt') and not of_log
                """)) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            List<KeptBackup> kept = new ArrayList<>();
            while (row.next()) {
                kept.add(new KeptBackup(
                        new BackupId(row.getObject("backup_id", UUID.class)),
                        row.getTimestamp("began_at").toInstant(),
                        row.getLong("stored_bytes"),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getBoolean("held")));
            }
            return List.copyOf(kept);
        }
    }

    /** When the newest content that is proven was taken. */
    public static Optional<Instant> provenAt(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select max(began_at) from backup where database_id = ? and state = 'proven'")) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            row.next();
            return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
        }
    }

    /** How many backups are stored that were taken after the newest proven one, without this one. */
    public static int unproven(Connection transaction, DatabaseId database, BackupId but) throws SQLException {
        try (PreparedStatement count = transaction.prepareStatement(
                """
                select count(*) from backup where database_id = ? and state = 'stored' and backup_id <> ? and not of_log
                  and began_at > coalesce((select max(proven.began_at) from backup proven
                      where proven.database_id = backup.database_id and proven.state = 'proven'), '-infinity')
                """)) {
            count.setObject(1, database.value());
            count.setObject(2, but.value());
            ResultSet row = count.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    /** A backup, and since when it waits for what is to be done. */
    public record Waiting(BackupId backup, DatabaseId database, Instant since) {}

    /**
     * The stored backup that was not read back for longest, if that is longer ago than this, of a database that is not at work and of
     * which none could not be read back within the hour; none while another one is being read back, and none of the platform's own.
     * Holds its row, so that of several workers one begins.
     */
    public static Optional<Waiting> oldestUnchecked(Connection transaction, Instant before) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select backup_id, database_id, checked_at from backup
                where state in ('stored', 'proven') and checked_at < ? and database_id <> ? and not of_log
                  and not exists (select 1 from operation
                      where status in ('queued', 'running')
                        and (type = 'backup.scrub' or operation.database_id = backup.database_id))
                  and not exists (select 1 from operation
                      where status = 'failed' and type = 'backup.scrub' and finished_at > now() - interval '1 hour'
                        and operation.database_id = backup.database_id)
                order by checked_at limit 1 for update skip locked
                """)) {
            select.setTimestamp(1, Timestamp.from(before));
            select.setObject(2, DatabaseId.PLATFORM.value());
            return waiting(select.executeQuery());
        }
    }

    /**
     * The backup that waits for longest to be copied to its targets after the operation that took it has failed, if its database is not at
     * work and no backup of it failed within the hour. Holds its row, so that of several workers one begins.
     */
    public static Optional<Waiting> oldestUncopied(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select backup_id, database_id, copying_since from backup
                where state = 'dumping' and copying_since is not null
                  and not exists (select 1 from operation
                      where operation.database_id = backup.database_id
                        and (status in ('queued', 'running') or (status = 'failed'
                            and type in ('backup.take', 'backup.import') and finished_at > now() - interval '1 hour')))
                order by copying_since limit 1 for update skip locked
                """)) {
            return waiting(select.executeQuery());
        }
    }

    private static Optional<Waiting> waiting(ResultSet row) throws SQLException {
        return row.next()
                ? Optional.of(new Waiting(
                        new BackupId(row.getObject(1, UUID.class)),
                        new DatabaseId(row.getObject(2, UUID.class)),
                        row.getTimestamp(3).toInstant()))
                : Optional.<Waiting>empty();
    }

    /** Whether an operation of this database waits or runs. */
    public static boolean isBusy(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select 1 from operation where database_id = ? and status in ('queued', 'running') limit 1")) {
            select.setObject(1, database.value());
            return select.executeQuery().next();
        }
    }

    /** Whether one like this failed for this database within the hour: another one at once would fail, too. */
    public static boolean failedLately(Connection transaction, DatabaseId database, String type) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select 1 from operation where database_id = ? and status = 'failed' and type = ?
                  and finished_at > now() - interval '1 hour' limit 1
                """)) {
            select.setObject(1, database.value());
            select.setString(2, type);
            return select.executeQuery().next();
        }
    }

    /** Those that an operation of any database needs that waits or runs: a copy is filled from the backup of another. */
    public static Set<BackupId> inUse(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select needed from operation, lateral (values (envelope::jsonb #>> '{data,backup}'),
                    (envelope::jsonb #>> '{data,safetyBackup}'), (envelope::jsonb #>> '{data,content,backup}')) as of(needed)
                where status in ('queued', 'running') and needed is not null
                """)) {
            ResultSet row = select.executeQuery();
            Set<BackupId> needed = new HashSet<>();
            while (row.next()) {
                needed.add(BackupId.parse(row.getString(1)));
            }
            return Set.copyOf(needed);
        }
    }
}
