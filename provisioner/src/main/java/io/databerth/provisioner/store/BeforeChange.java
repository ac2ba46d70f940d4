package io.databerth.provisioner.store;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What a database was made with before a change, for a server that does not come up with the new. */
public final class BeforeChange {
    private final DataSource store;

    public BeforeChange(DataSource store) {
        this.store = store;
    }

    /** Keeps what its containers are made with now, once for each operation. */
    public static void keepSpec(Connection transaction, DatabaseCommand command) throws SQLException {
        ManagedDatabases.update(
                transaction,
                command.database(),
                "spec_before = case when configured_by = ? then spec_before else spec end, configured_by = ?",
                statement -> {
                    statement.setObject(1, command.operation().value());
                    statement.setObject(2, command.operation().value());
                    return 3;
                });
    }

    /** Takes back what {@link ManagedDatabases#reshape} noted for this operation. */
    public static void takeSpecBack(Connection transaction, DatabaseCommand command) throws SQLException {
        ManagedDatabases.update(
                transaction,
                command.database(),
                "spec = case when configured_by = ? then spec_before else spec end",
                statement -> {
                    statement.setObject(1, command.operation().value());
                    return 2;
                });
    }

    /** Keeps the image that its server runs from now. */
    public static void keepImage(Connection transaction, DatabaseCommand command, String image) throws SQLException {
        ManagedDatabases.update(transaction, command.database(), "image_before = ?, upgraded_by = ?", statement -> {
            statement.setString(1, image);
            statement.setObject(2, command.operation().value());
            return 3;
        });
    }

    /** The image that {@link #keepImage} kept for this operation; empty when it kept none. */
    public Optional<String> image(DatabaseCommand command) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select image_before from managed_database where database_id = ? and upgraded_by = ?")) {
                select.setObject(1, command.database().value());
                select.setObject(2, command.operation().value());
                ResultSet row = select.executeQuery();
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.<String>empty();
            }
        });
    }
}
