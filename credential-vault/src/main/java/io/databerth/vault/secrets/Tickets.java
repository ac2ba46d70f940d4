package io.databerth.vault.secrets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.vault.plan.TicketHash;
import io.databerth.vault.store.TicketStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The reveal tickets that come with commands, and how long they live. */
public record Tickets(TicketStore store, Duration life) {

    /** So that a command that is repeated long afterwards does not bring a used ticket back. */
    private static final Duration MEMORY = Duration.ofDays(7);

    public void add(Connection transaction, String ticketHash, SecretReference password, int version)
            throws SQLException {
        store.add(transaction, parse(ticketHash), password, version, life);
    }

    public int removeExpired(Connection transaction) throws SQLException {
        return store.removeExpired(transaction, MEMORY);
    }

    private static TicketHash parse(String text) {
        try {
            return new TicketHash(text);
        } catch (IllegalArgumentException e) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "the command's ticket is not a hash: " + e.getMessage(), e);
        }
    }
}
