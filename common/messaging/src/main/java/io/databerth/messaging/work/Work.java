package io.databerth.messaging.work;

import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.Topic;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.fault.FaultPoints;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at an operation, as its handler sees it: named steps, and writes that a claimant of an older epoch cannot
 * make ({@link StaleClaimException}).
 */
public final class Work {
    private final DataSource store;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final OperationEvents events;
    private final Claim claim;
    private List<String> plan = List.of();
    private @Nullable String current;

    Work(DataSource store, WorkQueue queue, Outbox outbox, OperationEvents events, Claim claim) {
        this.store = store;
        this.queue = queue;
        this.outbox = outbox;
        this.events = events;
        this.claim = claim;
    }

    public int attempt() {
        return claim.attempt();
    }

    /** Names the steps of this operation in their order, so that progress can be told as a part of the whole. */
    public void plan(String... steps) {
        plan = List.of(steps);
    }

    /** Performs a planned step and tells it, once, when it is done. */
    public void step(String name, StepAction action) throws Exception {
        int ordinal = plan.indexOf(name) + 1;
        if (ordinal == 0) {
            throw new IllegalArgumentException("step " + name + " is not in the plan " + plan);
        }
        current = name;
        FaultPoints.reached(faultPoint(name, "before"));
        action.perform();
        if (!claim.stepsDone().contains(name)) {
            inTransaction(transaction -> tellStep(transaction, new Step(name, ordinal, plan.size())));
        }
        FaultPoints.reached(faultPoint(name, "after"));
        current = null;
    }

    /** Writes to the service's own store. */
    public void inTransaction(Transactions.Action action) throws SQLException {
        Transactions.run(store, transaction -> {
            queue.fence(transaction, claim);
            action.in(transaction);
        });
    }

    /** Tells an event that does not end the operation. */
    public void emit(Event event) throws SQLException {
        inTransaction(transaction -> outbox.append(transaction, events.topic(), event));
    }

    /** Ends the operation well, with the event that says so. */
    public void conclude(Event event) throws SQLException {
        conclude(event, transaction -> {});
    }

    /** Ends the operation well; {@code action} is part of the same transaction. */
    public void conclude(Event event, Transactions.Action action) throws SQLException {
        FaultPoints.reached(faultPoint("conclude", "before"));
        inTransaction(transaction -> {
            action.in(transaction);
            end(transaction, "succeeded", null);
            outbox.append(transaction, events.topic(), event);
        });
        FaultPoints.reached(faultPoint("conclude", "after"));
    }

    /** Where events of this operation go, for handlers that append to the outbox in their own transactions. */
    public Outbox outbox() {
        return outbox;
    }

    public Topic topic() {
        return events.topic();
    }

    void tellAccepted() throws SQLException {
        emit(events.accepted(claim.command()));
    }

    void fail(Failure failure) throws SQLException {
        inTransaction(transaction -> {
            end(transaction, "failed", failure.code() + ": " + failure.message());
            outbox.append(transaction, events.topic(), events.failed(claim.command(), failure, current));
        });
    }

    private void tellStep(Connection transaction, Step step) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update operation set steps_done = array_append(steps_done, ?) where command_id = ?")) {
            update.setString(1, step.name());
            update.setObject(2, claim.commandId());
            update.executeUpdate();
        }
        outbox.append(transaction, events.topic(), events.stepDone(claim.command(), step));
    }

    private void end(Connection transaction, String status, @Nullable String failure) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                """
                update operation set status = ?, failure = ?, finished_at = now(), lease_until = null
                where command_id = ?
                """)) {
            update.setString(1, status);
            update.setString(2, failure);
            update.setObject(3, claim.commandId());
            update.executeUpdate();
        }
    }

    /** Such as {@code provision.volume.before}. */
    private String faultPoint(String step, String moment) {
        String verb = claim.command().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return verb + "." + step + "." + moment;
    }
}
