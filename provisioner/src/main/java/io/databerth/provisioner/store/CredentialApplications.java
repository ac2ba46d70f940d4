package io.databerth.provisioner.store;

import io.databerth.contracts.credential.CredentialEvent;
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
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Prepared rotations that wait for their answer, in the order in which they came. */
public final class CredentialApplications {
    private final DataSource store;

    public CredentialApplications(DataSource store) {
        this.store = store;
    }

    /**
     * @param user a further user; absent for the database's own
     * @param begun whether the server may have been told already: then only a log-in says which password it has
     */
    public record Application(
            OperationId operation,
            DatabaseId database,
            @Nullable String user,
            int version,
            boolean begun,
            int attempts) {}

    public static void add(Connection transaction, CredentialEvent.RotationPrepared prepared) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                """
                insert into credential_application (operation_id, database_id, version, user_name)
                values (?, ?, ?, ?) on conflict do nothing
                """)) {
            insert.setObject(1, prepared.operation().value());
            insert.setObject(2, prepared.database().value());
            insert.setInt(3, prepared.version());
            insert.setString(4, prepared.user());
            insert.executeUpdate();
        }
    }

    /** What may be tried now: of each database the oldest, and none of a database with an operation under way. */
    public List<Application> due(int limit) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select operation_id, database_id, user_name, version, begun, attempts from credential_application waiting
                    where answered_at is null and not_before <= now()
                      and not exists (select 1 from credential_application earlier
                                      where earlier.database_id = waiting.database_id
                                        and earlier.position < waiting.position and earlier.answered_at is null)
                      and not exists (select 1 from operation
                                      where operation.database_id = waiting.database_id
                                        and operation.status in ('queued', 'running'))
                    order by position limit ?
                    """)) {
                select.setInt(1, limit);
                ResultSet rows = select.executeQuery();
                var due = new ArrayList<Application>();
                while (rows.next()) {
                    due.add(read(rows));
                }
                return due;
            }
        });
    }

    /** As it is now; empty when it was answered. */
    public Optional<Application> open(OperationId operation) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select operation_id, database_id, user_name, version, begun, attempts from credential_application
                    where operation_id = ? and answered_at is null
                    """)) {
                select.setObject(1, operation.value());
                ResultSet row = select.executeQuery();
                return row.next() ? Optional.of(read(row)) : Optional.<Application>empty();
            }
        });
    }

    private static Application read(ResultSet row) throws SQLException {
        return new Application(
                new OperationId(row.getObject("operation_id", UUID.class)),
                new DatabaseId(row.getObject("database_id", UUID.class)),
                row.getString("user_name"),
                row.getInt("version"),
                row.getBoolean("begun"),
                row.getInt("attempts"));
    }

    /** The newest version of a further user's password that the server has taken. */
    public OptionalInt lastApplied(DatabaseId database, String user) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    """
                    select max(version) from credential_application
                    where database_id = ? and user_name = ? and outcome = 'applied'
                    """)) {
                select.setObject(1, database.value());
                select.setString(2, user);
                ResultSet row = select.executeQuery();
                row.next();
                int version = row.getInt(1);
                return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
            }
        });
    }

    /** The newest version of the user's own password that the server may have been told. */
    public OptionalInt lastBegun(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select max(version) from credential_application where database_id = ? and user_name is null and begun")) {
                select.setObject(1, database.value());
                ResultSet row = select.executeQuery();
                row.next();
                int version = row.getInt(1);
                return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
            }
        });
    }

    /** Must be called before the server is told. */
    public void begin(Application application) throws SQLException {
        update(application, "begun = true");
    }

    public void postpone(Application application, Duration pause) throws SQLException {
        update(
                application,
                "attempts = attempts + 1, not_before = now() + interval '" + pause.toMillis() + " milliseconds'");
    }

    private void update(Application application, String changes) throws SQLException {
        Transactions.run(store, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement(
                    "update credential_application set " + changes + " where operation_id = ?")) {
                update.setObject(1, application.operation().value());
                update.executeUpdate();
            }
        });
    }

    /** False when it was answered before: then nothing may be told again. */
    public static boolean answer(Connection transaction, Application application, String outcome) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                """
                update credential_application set outcome = ?, answered_at = now()
                where operation_id = ? and answered_at is null
                """)) {
            update.setString(1, outcome);
            update.setObject(2, application.operation().value());
            return update.executeUpdate() == 1;
        }
    }
}
