package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.fault.FaultPoints;
import io.databerth.provisioner.ApplyCredential.Outcome;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.provisioner.store.CredentialApplications.Application;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.provisioner.store.Troubles;
import io.databerth.runtime.RuntimeFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes prepared rotations one by one, alone with their database, and answers each exactly once: the answer and the end
 * of its row are one transaction. What cannot be answered yet is tried again, ever more slowly, until it can.
 */
public final class RotationLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RotationLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int AT_A_TIME = 8;

    private final DataSource store;
    private final CredentialApplications applications;
    private final DatabaseLocks locks;
    private final ApplyCredential apply;
    private final Outbox outbox;
    private final Figures figures;
    private final Duration poll;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread loop;

    public RotationLoop(
            DataSource store,
            CredentialApplications applications,
            DatabaseLocks locks,
            ApplyCredential apply,
            Outbox outbox,
            Figures figures,
            Duration poll) {
        this.store = store;
        this.applications = applications;
        this.locks = locks;
        this.apply = apply;
        this.outbox = outbox;
        this.figures = figures;
        this.poll = poll;
    }

    public void start() {
        loop = Thread.ofVirtual().name("rotations").start(this::run);
    }

    /** Looks for work now rather than at the next poll. */
    public void wake() {
        wake.release();
    }

    @Override
    public void close() {
        closed = true;
        Thread started = loop;
        if (started != null) {
            started.interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                for (Application application : applications.due(AT_A_TIME)) {
                    attempt(application);
                }
                wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (Exception away) {
                pauseAfter(away);
            }
        }
    }

    /** An interrupt in the midst of a query looks like a lost store. */
    private void pauseAfter(Exception away) {
        if (closed) {
            return;
        }
        LOG.warn("cannot look for prepared rotations, trying again: {}", away.getMessage());
        try {
            Thread.sleep(poll);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /** One try of one rotation; nothing when someone else works on the database. */
    void attempt(Application application) throws SQLException, InterruptedException {
        Optional<DatabaseLocks.Held> held = locks.tryHold(application.database());
        if (held.isEmpty()) {
            return;
        }
        try (DatabaseLocks.Held alone = held.get()) {
            boolean busy =
                    Transactions.call(store, transaction -> Troubles.isBusy(transaction, application.database()));
            // What was read before the lock may be old.
            Optional<Application> open = applications.open(application.operation());
            if (!busy && open.isPresent()) {
                settle(open.get(), outcome(open.get()));
            }
        }
    }

    private Outcome outcome(Application application) throws SQLException, InterruptedException {
        try {
            return apply.perform(application);
        } catch (CodedException failure) {
            return new Outcome.Later(failure.failure().toString());
        } catch (RuntimeFailure failure) {
            return new Outcome.Later(String.valueOf(failure.getMessage()));
        }
    }

    private void settle(Application application, Outcome outcome) throws SQLException {
        switch (outcome) {
            case Outcome.Applied() -> {
                answer(
                        application,
                        "applied",
                        new DatabaseEvent.CredentialApplied(
                                application.operation(), application.database(), application.version()));
                figures.credentialApplied();
            }
            case Outcome.Refused(var failure) ->
                answer(
                        application,
                        failure.code().name(),
                        new DatabaseEvent.CredentialRefused(
                                application.operation(), application.database(), application.version(), failure));
            case Outcome.Later(String reason) -> {
                LOG.info("the rotation of {} waits: {}", application.database(), reason);
                applications.postpone(application, pauseAfter(application.attempts()));
            }
        }
    }

    private void answer(Application application, String outcome, DatabaseEvent event) throws SQLException {
        FaultPoints.reached("applycredential.conclude.before");
        Transactions.run(store, transaction -> {
            if (CredentialApplications.answer(transaction, application, outcome)) {
                tell(transaction, event);
            }
        });
        FaultPoints.reached("applycredential.conclude.after");
    }

    private void tell(Connection transaction, DatabaseEvent event) throws SQLException {
        outbox.append(transaction, Topic.DATABASE_EVENTS, event);
    }

    private static Duration pauseAfter(int attempts) {
        Duration doubled = Duration.ofMillis(500L << Math.min(attempts, 10));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
