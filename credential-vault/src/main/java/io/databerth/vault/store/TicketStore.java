package io.databerth.vault.store;

import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.plan.TicketHash;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** One-time tickets, known by the SHA-256 of their text only. */
@Singleton
public class TicketStore {
    /** A ticket that is known already stays as it is, so that a repeated command does not renew a used one. */
    public void add(Connection transaction, TicketHash hash, SecretReference password, int version, Duration life)
            throws SQLException {
        Rows.change(
                transaction,
                """
                insert into reveal_ticket (hash, database_id, purpose, version, expires_at)
                values (?, ?, ?, ?, now() + make_interval(secs => ?)) on conflict do nothing
                """,
                hash.hex(),
                password.database().value(),
                SecretStore.column(password),
                version,
                (double) life.toSeconds());
    }

    /** What a ticket reveals. */
    public record Shown(SecretReference password, int version) {}

    /** Uses the ticket up, and tells what it reveals; of several transactions at once, one gets it. */
    public Optional<Shown> use(Connection transaction, TicketHash hash, DatabaseId database) throws SQLException {
        return Rows.first(
                transaction,
                row -> new Shown(SecretStore.reference(database, row.getString("purpose")), row.getInt("version")),
                """
                update reveal_ticket set redeemed_at = now()
                where hash = ? and database_id = ? and redeemed_at is null and expires_at > now()
                returning purpose, version
                """,
                hash.hex(),
                database.value());
    }

    public void removeOf(Connection transaction, SecretReference password, int version) throws SQLException {
        Rows.change(
                transaction,
                "delete from reveal_ticket where database_id = ? and purpose = ? and version = ?",
                password.database().value(),
                SecretStore.column(password),
                version);
    }

    public void removeAllOf(Connection transaction, SecretReference password) throws SQLException {
        Rows.change(
                transaction,
                "delete from reveal_ticket where database_id = ? and purpose = ?",
                password.database().value(),
                SecretStore.column(password));
    }

    public void removeAllOf(Connection transaction, DatabaseId database) throws SQLException {
        Rows.change(transaction, "delete from reveal_ticket where database_id = ?", database.value());
    }

    /** Forgets tickets that expired at least {@code age} ago. */
    public int removeExpired(Connection transaction, Duration age) throws SQLException {
        return Rows.change(
                transaction, "delete from reveal_ticket where expires_at < now() - make_interval(secs => ?)", (double)
                        age.toSeconds());
    }
}
