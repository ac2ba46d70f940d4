package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Interrupts, once, what works here on an operation that somebody wants to end. What follows is the attempt's to decide. */
final class Cancellations<C extends Command> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellations.class);

    private final WorkQueue queue;
    private final CommandHandler<C> handler;
    private final Duration poll;
    private final Semaphore wake = new Semaphore(0);
    private final Map<UUID, Running<C>> running = new ConcurrentHashMap<>();
    private @Nullable Thread watch;

    private record Running<C>(C command, Thread thread) {}

    Cancellations(WorkQueue queue, CommandHandler<C> handler, Duration poll) {
        this.queue = queue;
        this.handler = handler;
        this.poll = poll;
    }

    void start() {
        watch = Thread.ofVirtual().name("cancellations").start(this::watch);
    }

    void begun(Claim claim, Thread thread) {
        running.put(claim.commandId(), new Running<>(handler.family().cast(claim.command()), thread));
    }

    /** From now on its thread is not interrupted here. */
    void ended(Claim claim) {
        running.remove(claim.commandId());
    }

    void wake() {
        wake.release();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                interruptWhatIsToEnd();
            } catch (InterruptedException closed) {
                return;
            } catch (SQLException | RuntimeException away) {
                LOG.debug("cannot look for what is to end, trying again", away);
            }
        }
    }

    private void interruptWhatIsToEnd() throws SQLException {
        if (running.isEmpty()) {
            return;
        }
        Set<UUID> wanted = queue.cancelRequested();
        for (UUID command : wanted) {
            Running<C> found = running.get(command);
            if (found != null && handler.isCancellable(found.command()) && running.remove(command, found)) {
                found.thread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        Thread started = watch;
        if (started != null) {
            started.interrupt();
        }
    }
}
