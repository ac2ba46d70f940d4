package io.databerth.provisioner.store;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Volumes with a database's data that are not the live one: before and after a switch. Each is kept for a time and then removed. */
public final class SpareVolumes {
    /** @param operation the restore that filled the volume, or that put another one in its place */
    public record Spare(String volume, DatabaseId database, UUID token, OperationId operation) {
        /** What a restore has filled: its own number is the token on the label. */
        public static Spare filled(String volume, DatabaseId database, OperationId restore) {
            return new Spare(volume, database, restore.value(), restore);
        }
    }

    private final DataSource store;

    public SpareVolumes(DataSource store) {
        this.store = store;
    }

    /** Notes a volume, or that it is kept for longer. */
    public static void keep(Connection transaction, Spare spare, Duration time) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                """
                insert into spare_volume (volume_name, database_id, volume_token, operation_id, keep_until)
                values (?, ?, ?, ?, now() + make_interval(secs => ?))
                on conflict (volume_name) do update
                    set operation_id = excluded.operation_id, keep_until = excluded.keep_until
                """)) {
            upsert.setString(1, spare.volume());
            upsert.setObject(2, spare.database().value());
            upsert.setObject(3, spare.token());
            upsert.setObject(4, spare.operation().value());
            upsert.setDouble(5, time.toSeconds());
            upsert.executeUpdate();
        }
    }

    /** The volume is the live one, or gone. */
    public static void forget(Connection transaction, String volume) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from spare_volume where volume_name = ?")) {
            delete.setString(1, volume);
            delete.executeUpdate();
        }
    }

    /** The volume that this restore has put another one in the place of. */
    public Optional<Spare> replacedBy(OperationId restore, String filled) throws SQLException {
        return select("where operation_id = ? and volume_name <> ?", statement -> {
                    statement.setObject(1, restore.value());
                    statement.setString(2, filled);
                })
                .stream()
                .findFirst();
    }

    /** Those whose time is over; one that is live, or that an operation may be switching to, is never among them. */
    public List<Spare> expired() throws SQLException {
        return select(
                """
                where keep_until < now()
                  and not exists (select 1 from managed_database live
                                  where live.volume_name = spare_volume.volume_name and live.removed_at is null)
                  and not exists (select 1 from operation
                                  where operation.database_id = spare_volume.database_id
                                    and operation.status in ('queued', 'running'))
                """,
                statement -> {});
    }

    @FunctionalInterface
    private interface Parameters {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private List<Spare> select(String condition, Parameters parameters) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select volume_name, database_id, volume_token, operation_id from spare_volume " + condition)) {
                parameters.fill(select);
                ResultSet row = select.executeQuery();
                var found = new ArrayList<Spare>();
                while (row.next()) {
                    found.add(new Spare(
                            row.getString(1),
                            new DatabaseId(row.getObject(2, UUID.class)),
                            row.getObject(3, UUID.class),
                            new OperationId(row.getObject(4, UUID.class))));
                }
                return found;
            }
        });
    }
}
