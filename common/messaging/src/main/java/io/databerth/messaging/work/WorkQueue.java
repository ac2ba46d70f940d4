package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.WireFormat;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The operation rows as a queue: in order per database, at most one running of each, taken over when a lease has run out. */
public final class WorkQueue {
    private static final String CLAIM =
            """
            update operation set status = 'running', epoch = epoch + 1, attempts = attempts + 1,
                   lease_until = now() + make_interval(secs => ?)
            where command_id = (
                select candidate.command_id from operation candidate
                where candidate.status in ('queued', 'running') and candidate.not_before <= now()
                  and (candidate.status = 'queued' or candidate.lease_until < now())
                  and not exists (
                      select 1 from operation earlier
                      where earlier.database_id = candidate.database_id and earlier.position < candidate.position
                        and earlier.status in ('queued', 'running'))
                order by candidate.position limit 1 for update skip locked)
            returning command_id, epoch, attempts, extract(epoch from now() - received_at) as age, steps_done, envelope
            """;
    private static final String OVERTAKEN =
            """
            select exists (
                select 1 from operation later
                where later.database_id = ? and later.generation > ? and later.status = any (?))
            """;

    private final DataSource store;
    private final Duration lease;

    public WorkQueue(DataSource store, Duration lease) {
        this.store = store;
        this.lease = lease;
    }

    public Duration lease() {
        return lease;
    }

    /** The oldest operation that may run now, if there is one. */
    public Optional<Claim> claim() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement claim = transaction.prepareStatement(CLAIM)) {
                claim.setDouble(1, seconds(lease));
                ResultSet row = claim.executeQuery();
                return row.next() ? Optional.of(claimOf(row)) : Optional.<Claim>empty();
            }
        });
    }

    /** Prolongs the lease; {@link StaleClaimException} when the claim is over. */
    public void renew(Claim claim) throws SQLException {
        Transactions.run(store, transaction -> fence(transaction, claim));
    }

    /** Whether a later command of the same database has succeeded. */
    public boolean laterSucceeded(Command command) throws SQLException {
        return overtaken(command, "succeeded");
    }

    /** Whether a later command of the same database waits. */
    public boolean laterWaits(Command command) throws SQLException {
        return overtaken(command, "queued");
    }

    /** The running operations that somebody wants to end. */
    public Set<UUID> cancelRequested() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select command_id from operation where status = 'running' and cancel_requested")) {
                ResultSet row = select.executeQuery();
                var found = new HashSet<UUID>();
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
                return Set.copyOf(found);
            }
        });
    }

    /** Gives the claim back; the operation may be claimed again after {@code pause}. */
    public void giveBack(Claim claim, Duration pause) throws SQLException {
        Transactions.run(store, transaction -> {
            fence(transaction, claim);
            try (PreparedStatement update = transaction.prepareStatement(
                    """
                    update operation set status = 'queued', lease_until = null,
                           not_before = now() + make_interval(secs => ?) where command_id = ?
                    """)) {
                update.setDouble(1, seconds(pause));
                update.setObject(2, claim.commandId());
                update.executeUpdate();
            }
        });
    }

    /** Refuses a claimant whose epoch is over, and holds the row until the transaction ends. */
    void fence(Connection transaction, Claim claim) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                """
                update operation set lease_until = now() + make_interval(secs => ?)
                where command_id = ? and epoch = ? and status = 'running'
                """)) {
            update.setDouble(1, seconds(lease));
            update.setObject(2, claim.commandId());
            update.setLong(3, claim.epoch());
            if (update.executeUpdate() == 0) {
                throw new StaleClaimException(claim);
            }
        }
    }

    private boolean overtaken(Command command, String status) throws SQLException {
        return Transactions.call(store, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(OVERTAKEN)) {
                select.setObject(1, command.database().value());
                select.setLong(2, command.generation());
                select.setArray(3, transaction.createArrayOf("text", new String[] {status}));
                ResultSet row = select.executeQuery();
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    private static Claim claimOf(ResultSet row) throws SQLException {
        Array steps = row.getArray("steps_done");
        return new Claim(
                row.getObject("command_id", UUID.class),
                row.getLong("epoch"),
                row.getInt("attempts"),
                Duration.ofMillis((long) (row.getDouble("age") * 1000)),
                Set.of((String[]) steps.getArray()),
                commandOf(row.getString("envelope")));
    }

    private static Command commandOf(String envelope) {
        return switch (WireFormat.decode(envelope.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Known known -> (Command) known.envelope().data();
            case Decoded.Unknown unknown ->
                throw new IllegalStateException("a kept command has the unknown type " + unknown.type());
            case Decoded.Malformed malformed ->
                throw new IllegalStateException("a kept command cannot be read: " + malformed.reason());
        };
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
