package io.databerth.vault.store;

import io.databerth.contracts.ids.DatabaseId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The databases whose secrets are kept; locking its row makes the changes of one database follow each other. */
@Singleton
public class OwnerStore {
    /** A database that has, or had, secrets here. */
    public record Owner(String username, boolean revoked) {}

    /** Notes a database that is not known yet. */
    public void add(Connection transaction, DatabaseId database, String username) throws SQLException {
        Rows.change(
                transaction,
                "insert into secret_owner (database_id, username) values (?, ?) on conflict do nothing",
                database.value(),
                username);
    }

    /** Waits until no other transaction changes this database's secrets. */
    public Optional<Owner> lock(Connection transaction, DatabaseId database) throws SQLException {
        return read(transaction, database, "for update");
    }

    public Optional<Owner> find(Connection transaction, DatabaseId database) throws SQLException {
        return read(transaction, database, "");
    }

    /** For ever: nothing is made for this database any more, not even when it was never known. */
    public void revoke(Connection transaction, DatabaseId database) throws SQLException {
        Rows.change(
                transaction,
                """
                insert into secret_owner (database_id, username, revoked_at) values (?, '', now())
                on conflict (database_id) do update set revoked_at = now()
                """,
                database.value());
    }

    private static Optional<Owner> read(Connection transaction, DatabaseId database, String lock) throws SQLException {
        return Rows.first(
                transaction,
                row -> new Owner(row.getString("username"), row.getBoolean("revoked")),
                "select username, revoked_at is not null as revoked from secret_owner where database_id = ? " + lock,
                database.value());
    }
}
