package io.databerth.provisioner.store;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** Volumes that hold what a database's volume held once. */
public final class Snapshots {
    private final DataSource store;

    /**
     * @param token on the volume's label
     * @param version of the engine
     * @param users whom the files know besides the database's own
     */
    public record Snapshot(
            BackupId id,
            DatabaseId database,
            String volume,
            UUID token,
            String version,
            List<String> users,
            OptionalLong bytes,
            Instant takenAt) {
        public Snapshot {
            users = List.copyOf(users);
        }
    }

    public Snapshots(DataSource store) {
        this.store = store;
    }

    /** For good. */
    public static void keep(Connection transaction, Snapshot snapshot) throws SQLException {
        keep(transaction, snapshot, Optional.empty());
    }

    /** For a time. */
    public static void keep(Connection transaction, Snapshot snapshot, Duration time) throws SQLException {
        keep(transaction, snapshot, Optional.of(time));
    }

    private static void keep(Connection transaction, Snapshot snapshot, Optional<Duration> time) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                """
                insert into snapshot (snapshot_id, database_id, volume_name, volume_token, version, users, bytes, taken_at, keep_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?)) on conflict (snapshot_id) do nothing
                """)) {
            insert.setObject(1, snapshot.id().value());
            insert.setObject(2, snapshot.database().value());
            insert.setString(3, snapshot.volume());
            insert.setObject(4, snapshot.token());
            insert.setString(5, snapshot.version());
            insert.setArray(
                    6, transaction.createArrayOf("text", snapshot.users().toArray()));
            if (snapshot.bytes().isPresent()) {
                insert.setLong(7, snapshot.bytes().getAsLong());
            } else {
                insert.setNull(7, Types.BIGINT);
            }
            insert.setObject(8, snapshot.takenAt().atOffset(ZoneOffset.UTC));
            if (time.isPresent()) {
                insert.setDouble(9, time.get().toSeconds());
            } else {
                insert.setNull(9, Types.DOUBLE);
            }
            insert.executeUpdate();
        }
    }

    public static void forget(Connection transaction, BackupId snapshot) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from snapshot where snapshot_id = ?")) {
            delete.setObject(1, snapshot.value());
            delete.executeUpdate();
        }
    }

    /** All of a database that is erased. */
    public static void forgetAll(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from snapshot where database_id = ?")) {
            delete.setObject(1, database.value());
            delete.executeUpdate();
        }
    }

    /** BACKUP_UNUSABLE when there is none of the database. */
    public Snapshot require(DatabaseId database, BackupId snapshot) throws SQLException {
        return find(database, snapshot)
                .orElseThrow(() ->
                        new CodedException(ErrorCode.BACKUP_UNUSABLE, "the database has no snapshot " + snapshot));
    }

    public Optional<Snapshot> find(DatabaseId database, BackupId snapshot) throws SQLException {
        return select("where database_id = ? and snapshot_id = ?", database.value(), snapshot.value()).stream()
                .findFirst();
    }

    /** Those whose time is over, of databases that nothing is done to. */
    public List<Snapshot> expired() throws SQLException {
        return select(
                """
                where keep_until < now()
                  and not exists (select 1 from operation where operation.database_id = snapshot.database_id
                                    and operation.status in ('queued', 'running'))
                """);
    }

    private List<Snapshot> select(String condition, Object... parameters) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("select * from snapshot " + condition)) {
                for (int index = 0; index < parameters.length; index++) {
                    select.setObject(index + 1, parameters[index]);
                }
                ResultSet row = select.executeQuery();
                var found = new ArrayList<Snapshot>();
                while (row.next()) {
                    found.add(snapshot(row));
                }
                return found;
            }
        });
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        long size = row.getLong("bytes");
        OptionalLong bytes = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(size);
        return new Snapshot(
                new BackupId(row.getObject("snapshot_id", UUID.class)),
                new DatabaseId(row.getObject("database_id", UUID.class)),
                row.getString("volume_name"),
                row.getObject("volume_token", UUID.class),
                row.getString("version"),
                Arrays.asList((String[]) row.getArray("users").getArray()),
                bytes,
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
