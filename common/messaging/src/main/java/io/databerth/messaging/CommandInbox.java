package io.databerth.messaging;

import io.databerth.contracts.CancelOperation;
import io.databerth.contracts.Command;
import io.databerth.contracts.Envelope;
import io.databerth.messaging.deadletter.DeadLetter;
import io.databerth.messaging.deadletter.DeadLetters;
import io.databerth.messaging.deadletter.RecordPlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an arriving command as an operation row, unique by the command's id, so that its record can be acknowledged at
 * once. A wish to cancel is noted in that row. What else is no command of {@code family} becomes a dead letter.
 */
public final class CommandInbox {
    private static final String INSERT =
            """
            insert into operation (command_id, operation_id, database_id, generation, type, envelope)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    /** One that waits for another attempt need not wait any more. */
    private static final String CANCEL =
            """
            update operation set cancel_requested = true, not_before = now()
            where operation_id = ? and database_id = ? and status in ('queued', 'running')
            """;

    private final DataSource store;
    private final Class<? extends Command> family;
    private final Runnable arrived;

    /** @param arrived called after a command or a wish to cancel was kept; wakes whoever does the work */
    public CommandInbox(DataSource store, Class<? extends Command> family, Runnable arrived) {
        this.store = store;
        this.family = family;
        this.arrived = arrived;
    }

    /** Returns once the command, or its dead letter, is committed. */
    public void receive(RecordPlace place, byte @Nullable [] value) {
        switch (WireFormat.decode(value)) {
            case Decoded.Known known when known.envelope().data() instanceof CancelOperation wish -> cancel(wish);
            case Decoded.Known known when family.isInstance(known.envelope().data()) -> keep(known);
            case Decoded.Known known ->
                bury(
                        place,
                        value,
                        "not a " + family.getSimpleName() + ": "
                                + known.envelope().type());
            case Decoded.Unknown unknown -> bury(place, value, "unknown command type " + unknown.type());
            case Decoded.Malformed malformed -> bury(place, value, malformed.reason());
        }
    }

    /** For a command that follows from an event: kept in the transaction that notes the event; {@link #wake} comes after it. */
    public void keep(Connection transaction, Envelope<? extends Command> command) throws SQLException {
        insert(transaction, command, command.data());
    }

    public void wake() {
        arrived.run();
    }

    private void keep(Decoded.Known known) {
        Envelope<?> envelope = known.envelope();
        Command command = (Command) known.envelope().data();
        StoreRetry.untilTaken(() -> Transactions.run(store, transaction -> insert(transaction, envelope, command)));
        arrived.run();
    }

    private void cancel(CancelOperation wish) {
        StoreRetry.untilTaken(() -> Transactions.run(store, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement(CANCEL)) {
                update.setObject(1, wish.operation().value());
                update.setObject(2, wish.database().value());
                update.executeUpdate();
            }
        }));
        arrived.run();
    }

    private void bury(RecordPlace place, byte @Nullable [] value, String reason) {
        StoreRetry.untilTaken(() -> Transactions.run(
                store, transaction -> DeadLetters.append(transaction, DeadLetter.of(place, value, reason))));
    }

    private static void insert(Connection transaction, Envelope<?> envelope, Command command) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setObject(1, envelope.id());
            insert.setObject(2, command.operation().value());
            insert.setObject(3, command.database().value());
            insert.setLong(4, command.generation());
            insert.setString(5, envelope.type());
            insert.setString(6, WireFormat.text(envelope));
            insert.executeUpdate();
        }
    }
}
