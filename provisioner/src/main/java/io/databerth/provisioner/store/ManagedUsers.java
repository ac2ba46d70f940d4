package io.databerth.provisioner.store;

import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.FurtherUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The further users that the servers should have. */
public final class ManagedUsers {
    private final DataSource store;

    public ManagedUsers(DataSource store) {
        this.store = store;
    }

    public static void set(Connection transaction, DatabaseId database, FurtherUser user) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement(
                """
                insert into managed_user (database_id, name, access) values (?, ?, ?)
                on conflict (database_id, name) do update set access = excluded.access, stale = false
                """)) {
            upsert.setObject(1, database.value());
            upsert.setString(2, user.name());
            upsert.setString(3, user.access().name());
            upsert.executeUpdate();
        }
    }

    public static void remove(Connection transaction, DatabaseId database, String name) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from managed_user where database_id = ? and name = ?")) {
            delete.setObject(1, database.value());
            delete.setString(2, name);
            delete.executeUpdate();
        }
    }

    /** The content of the database was replaced: what its users may do has to be said again. */
    public static void makeStale(Connection transaction, DatabaseId database) throws SQLException {
        stale(transaction, database, true);
    }

    public static void areRight(Connection transaction, DatabaseId database) throws SQLException {
        stale(transaction, database, false);
    }

    private static void stale(Connection transaction, DatabaseId database, boolean stale) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update managed_user set stale = ? where database_id = ?")) {
            update.setBoolean(1, stale);
            update.setObject(2, database.value());
            update.executeUpdate();
        }
    }

    /** The databases with users that have to be set right. */
    public List<DatabaseId> stale() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select distinct database_id from managed_user where stale")) {
                ResultSet rows = select.executeQuery();
                var databases = new ArrayList<DatabaseId>();
                while (rows.next()) {
                    databases.add(new DatabaseId(rows.getObject(1, UUID.class)));
                }
                return databases;
            }
        });
    }

    /** In the order of their names. */
    public List<FurtherUser> of(DatabaseId database) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select name, access from managed_user where database_id = ? order by name")) {
                select.setObject(1, database.value());
                ResultSet rows = select.executeQuery();
                var users = new ArrayList<FurtherUser>();
                while (rows.next()) {
                    users.add(new FurtherUser(rows.getString("name"), UserAccess.valueOf(rows.getString("access"))));
                }
                return users;
            }
        });
    }
}
