package io.databerth.provisioner.store;

import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Changes of a version that are under way or not yet confirmed, at most one for each database. */
public final class VersionChanges {
    /**
     * The one of the two versions that is not live.
     *
     * @param operation which made the change
     * @param kept where the old version's data is; empty while the database is closed and the other one is the new version
     */
    public record Change(OperationId operation, DatabaseSpec spec, String image, Optional<Spare> kept) {}

    private final DataSource store;

    public VersionChanges(DataSource store) {
        this.store = store;
    }

    public Optional<Change> find(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> find(transaction, database));
    }

    public static Optional<Change> find(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select * from version_change where database_id = ?")) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            return row.next() ? Optional.of(read(row, database)) : Optional.<Change>empty();
        }
    }

    /** From now on the database is closed. */
    public static void close(
            Connection transaction, DatabaseId database, OperationId operation, DatabaseSpec next, String image)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                """
                insert into version_change (database_id, operation_id, phase, spec, image)
                values (?, ?, 'closed', ?, ?) on conflict (database_id) do nothing
                """)) {
            insert.setObject(1, database.value());
            insert.setObject(2, operation.value());
            insert.setString(3, ManagedDatabaseRow.text(next));
            insert.setString(4, image);
            insert.executeUpdate();
        }
    }

    /** The new version is live from now on, and what {@code old} was made with is kept. */
    public static void keep(Connection transaction, ManagedDatabase old) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                """
                update version_change set phase = 'kept', spec = ?, image = ?, volume_name = ?, volume_token = ?
                where database_id = ?
                """)) {
            update.setString(1, ManagedDatabaseRow.text(old.spec()));
            update.setString(2, old.chosenImage());
            update.setString(3, old.volume());
            update.setObject(4, old.volumeToken());
            update.setObject(5, old.id().value());
            update.executeUpdate();
        }
    }

    public static void forget(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from version_change where database_id = ?")) {
            delete.setObject(1, database.value());
            delete.executeUpdate();
        }
    }

    private static Change read(ResultSet row, DatabaseId database) throws SQLException {
        var operation = new OperationId(row.getObject("operation_id", UUID.class));
        String volume = row.getString("volume_name");
        Optional<Spare> kept = volume == null
                ? Optional.empty()
                : Optional.of(new Spare(volume, database, row.getObject("volume_token", UUID.class), operation));
        return new Change(operation, ManagedDatabaseRow.spec(row.getString("spec")), row.getString("image"), kept);
    }
}
