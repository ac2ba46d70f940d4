package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.Failure;
import io.databerth.messaging.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a handler once for a claim, and decides what follows: the end, another attempt, or silence when the claim is lost. */
final class Attempt<C extends Command> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final WorkQueue queue;
    private final CommandHandler<C> handler;
    private final Claim claim;
    private final BooleanSupplier serviceRuns;
    private final C command;
    private final Work work;

    Attempt(
            DataSource store,
            WorkQueue queue,
            Outbox outbox,
            OperationEvents events,
            CommandHandler<C> handler,
            Claim claim,
            BooleanSupplier serviceRuns) {
        this.queue = queue;
        this.handler = handler;
        this.claim = claim;
        this.serviceRuns = serviceRuns;
        this.command = handler.family().cast(claim.command());
        this.work = new Work(store, queue, outbox, events, claim);
    }

    @Override
    public void run() {
        try {
            if (handler.latestWins() && queue.laterSucceeded(claim.command())) {
                work.fail(superseded());
                return;
            }
            if (claim.attempt() == 1) {
                work.tellAccepted();
            }
            if (isToEnd()) {
                work.fail(cancelled());
                return;
            }
            handler.handle(command, work);
        } catch (StaleClaimException lost) {
            LOG.info("{}; another claimant goes on", lost.getMessage());
        } catch (Exception failed) {
            settle(failed);
        }
    }

    private void settle(Exception failed) {
        try {
            // An interrupt that still stands would close the store's socket under the next statement.
            boolean interrupted = Thread.interrupted();
            if (serviceRuns.getAsBoolean()) {
                decide(failed);
            } else {
                LOG.info("gave {} back while stopping{}", claim.commandId(), interrupted ? ", interrupted" : "");
                queue.giveBack(claim, Duration.ZERO);
            }
        } catch (StaleClaimException lost) {
            LOG.info("{}; another claimant goes on", lost.getMessage());
        } catch (SQLException away) {
            LOG.warn(
                    "cannot settle command {}, its lease runs out by itself: {}", claim.commandId(), away.getMessage());
        }
    }

    /** Whether somebody wants it to end, and it can. */
    private boolean isToEnd() throws SQLException {
        return handler.isCancellable(command) && queue.cancelRequested().contains(claim.commandId());
    }

    private void decide(Exception failed) throws SQLException {
        if (!Explained.endsWork(failed) && isToEnd()) {
            LOG.info("{} was cancelled", command);
            work.fail(cancelled());
            return;
        }
        Failure failure = failureOf(failed);
        Optional<Duration> pause = Retry.after(failure, claim);
        if (pause.isEmpty()) {
            LOG.warn("{} failed for good: {}", claim.command(), failure, failed);
            work.fail(failure);
        } else if (Retry.passesByItself(failure) && queue.laterWaits(claim.command())) {
            work.fail(superseded());
        } else {
            LOG.info("attempt {} at {} failed, next in {}: {}", claim.attempt(), claim.command(), pause.get(), failure);
            queue.giveBack(claim, pause.get());
        }
    }

    private static Failure failureOf(Exception failed) {
        return switch (failed) {
            case Explained explained -> explained.failure();
            case SQLException away ->
                Failure.of(ErrorCode.STORE_UNAVAILABLE, "the worker's store: " + away.getMessage());
            case InterruptedException interrupted ->
                Failure.of(ErrorCode.RUNTIME_UNAVAILABLE, "the worker was interrupted");
            default -> Failure.of(ErrorCode.INTERNAL, failed.getClass().getSimpleName() + ": " + failed.getMessage());
        };
    }

    private static Failure cancelled() {
        return Failure.of(ErrorCode.CANCELLED, "somebody asked for it to end");
    }

    private static Failure superseded() {
        return Failure.of(ErrorCode.OPERATION_SUPERSEDED, "a later request for this database came first");
    }
}
