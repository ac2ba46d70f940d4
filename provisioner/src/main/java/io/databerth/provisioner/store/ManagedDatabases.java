package io.databerth.provisioner.store;

import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.runtime.Limit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What should be. Reads stand alone; writes belong to the caller's transaction, which an operation fences. */
public final class ManagedDatabases {
    private final DataSource store;

    public ManagedDatabases(DataSource store) {
        this.store = store;
    }

    public Optional<ManagedDatabase> find(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> find(transaction, database));
    }

    public static Optional<ManagedDatabase> find(Connection transaction, DatabaseId database) throws SQLException {
        List<ManagedDatabase> found = select(
                transaction, "where managed.database_id = ?", statement -> statement.setObject(1, database.value()));
        return found.stream().findFirst();
    }

    /** Every database whose deletion has not ended. */
    public List<ManagedDatabase> active() throws SQLException {
        return Transactions.call(
                store, transaction -> select(transaction, "where managed.removed_at is null", statement -> {}));
    }

    /** Whether any database that is not yet removed belongs to the project. */
    public static boolean anyInProject(Connection transaction, String project) throws SQLException {
        return !select(
                        transaction,
                        "where managed.project = ? and managed.removed_at is null limit 1",
                        statement -> statement.setString(1, project))
                .isEmpty();
    }

    /**
     * Notes a database that is to be made, or made again by a later attempt. False when a later command has been noted
     * already, or when another database holds the container's name.
     */
    public static boolean want(Connection transaction, DatabaseCommand.Provision command) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                """
                insert into managed_database
                    (database_id, operation_id, generation, desired, spec, project, container_name, volume_name, volume_token)
                values (?, ?, ?, 'running', ?, ?, ?, ?, ?)
                on conflict (database_id) do update
                    set generation = excluded.generation, desired = 'running', drift = null, irreparable = null, repairs = 0
                    where managed_database.generation <= excluded.generation
                      and managed_database.removed_at is null
                """)) {
            insert.setObject(1, command.database().value());
            insert.setObject(2, command.operation().value());
            insert.setLong(3, command.generation());
            insert.setString(4, ManagedDatabaseRow.text(command.spec()));
            insert.setString(5, command.spec().project());
            insert.setString(6, command.spec().containerName());
            // The first volume is called as the container is.
            insert.setString(7, command.spec().containerName());
            insert.setObject(8, UUID.randomUUID());
            return insert.executeUpdate() == 1;
        }
    }

    /** Notes what a command wants and forgets old trouble. */
    public static void desire(Connection transaction, DatabaseCommand command, Desired desired) throws SQLException {
        update(
                transaction,
                command.database(),
                """
                desired = ?, generation = greatest(generation, ?),
                drift = null, irreparable = null, repairs = 0, repair_not_before = now()
                """,
                statement -> {
                    statement.setString(1, desired.text());
                    statement.setLong(2, command.generation());
                    return 3;
                });
    }

    public static void desireDeletion(Connection transaction, DatabaseCommand.Delete command) throws SQLException {
        desire(transaction, command, Desired.DELETED);
        update(transaction, command.database(), "disposal = ?", statement -> {
            statement.setString(1, command.data().name());
            return 2;
        });
    }

    /** Notes what its containers are made with from now on, when a command asks for another size or other settings. */
    public static void reshape(Connection transaction, DatabaseCommand command, DatabaseSpec reshaped)
            throws SQLException {
        desire(transaction, command, Desired.RUNNING);
        update(transaction, command.database(), "spec = ?", statement -> {
            statement.setString(1, ManagedDatabaseRow.text(reshaped));
            return 2;
        });
    }

    /** What its containers are made with from now on is that of another version. */
    public static void tookVersion(
            Connection transaction, DatabaseId database, DatabaseSpec spec, String image, String volume, UUID token)
            throws SQLException {
        update(
                transaction,
                database,
                "spec = ?, image = ?, volume_name = ?, volume_token = ?, refused_limits = '{}'",
                statement -> {
                    statement.setString(1, ManagedDatabaseRow.text(spec));
                    statement.setString(2, image);
                    statement.setString(3, volume);
                    statement.setObject(4, token);
                    return 5;
                });
    }

    public static void choseImage(Connection transaction, DatabaseId database, String image) throws SQLException {
        update(transaction, database, "image = ?", statement -> {
            statement.setString(1, image);
            return 2;
        });
    }

    public static void refusedLimit(Connection transaction, DatabaseId database, Limit limit) throws SQLException {
        update(transaction, database, "refused_limits = array_append(refused_limits, ?)", statement -> {
            statement.setString(1, limit.name());
            return 2;
        });
    }

    /** The volume that its containers are made with from now on. */
    public static void tookVolume(Connection transaction, DatabaseId database, String volume, UUID token)
            throws SQLException {
        update(transaction, database, "volume_name = ?, volume_token = ?", statement -> {
            statement.setString(1, volume);
            statement.setObject(2, token);
            return 3;
        });
    }

    /** Nobody but us may reach it until {@link #open}. */
    public static void close(Connection transaction, DatabaseCommand command) throws SQLException {
        update(transaction, command.database(), "closed_by = ?", statement -> {
            statement.setObject(1, command.operation().value());
            return 2;
        });
    }

    public static void open(Connection transaction, DatabaseId database) throws SQLException {
        update(transaction, database, "closed_by = null", statement -> 1);
    }

    public static void becameReady(Connection transaction, DatabaseId database) throws SQLException {
        update(
                transaction,
                database,
                "ready_at = coalesce(ready_at, now()), drift = null, irreparable = null",
                statement -> 1);
    }

    /** The name is free from now on; what became of the volume stays known. */
    public static void removed(Connection transaction, DatabaseId database, DataDisposal data) throws SQLException {
        update(transaction, database, "removed_at = coalesce(removed_at, now()), disposal = ?", statement -> {
            statement.setString(1, data.name());
            return 2;
        });
    }

    /** Fills the parameters and says where the id goes. */
    @FunctionalInterface
    interface Parameters {
        int fill(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Selection {
        void fill(PreparedStatement statement) throws SQLException;
    }

    static void update(Connection transaction, DatabaseId database, String changes, Parameters parameters)
            throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update managed_database set " + changes + " where database_id = ?")) {
            update.setObject(parameters.fill(update), database.value());
            update.executeUpdate();
        }
    }

    private static List<ManagedDatabase> select(Connection transaction, String condition, Selection selection)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(ManagedDatabaseRow.SELECT + condition)) {
            selection.fill(select);
            ResultSet rows = select.executeQuery();
            var found = new ArrayList<ManagedDatabase>();
            while (rows.next()) {
                found.add(ManagedDatabaseRow.read(rows));
            }
            return found;
        }
    }
}
