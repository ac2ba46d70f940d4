package io.databerth.vault.redeem;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.vault.plan.TicketHash;
import io.databerth.vault.secrets.Safe;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.OwnerStore.Owner;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import io.databerth.vault.store.TicketStore;
import io.databerth.vault.store.TicketStore.Shown;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Shows a user's credentials once: using the ticket up and reading what it shows are one transaction. */
@Singleton
public class RevealByTicket {
    /** What the holder of a ticket gets to see. */
    public record Revealed(String username, int version, Secret password) {}

    private final DataSource store;
    private final OwnerStore owners;
    private final TicketStore tickets;
    private final SecretStore secrets;
    private final Safe safe;

    public RevealByTicket(DataSource store, OwnerStore owners, TicketStore tickets, SecretStore secrets, Safe safe) {
        this.store = store;
        this.owners = owners;
        this.tickets = tickets;
        this.secrets = secrets;
        this.safe = safe;
    }

    public Revealed perform(DatabaseId database, Secret ticket) throws SQLException {
        return Transactions.call(store, transaction -> reveal(transaction, database, ticket));
    }

    private Revealed reveal(Connection transaction, DatabaseId database, Secret ticket) throws SQLException {
        Owner owner = owners.find(transaction, database)
                .filter(known -> !known.revoked())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.NOT_FOUND, database + " has no credentials: they are not made yet, or destroyed"));
        Shown shown = tickets.use(transaction, TicketHash.of(ticket.reveal()), database)
                .orElseThrow(RevealByTicket::invalid);
        StoredSecret stored =
                secrets.find(transaction, shown.password(), shown.version()).orElseThrow(RevealByTicket::invalid);
        if (stored.state() == SecretState.PENDING) {
            // Rolls the use back: the ticket stays good for when the server accepts what it shows.
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the database does not accept the new password yet; the ticket stays good");
        }
        String user = shown.password().name();
        return new Revealed(user == null ? owner.username() : user, shown.version(), safe.open(stored));
    }

    private static CodedException invalid() {
        return new CodedException(
                ErrorCode.TICKET_INVALID, "the ticket is unknown, used, expired or of a password that was replaced");
    }
}
