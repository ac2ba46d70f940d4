package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import io.databerth.messaging.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims operations and runs each on a virtual thread of its own, at most {@code concurrency} at once. */
public final class OperationRunner<C extends Command> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private final DataSource store;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final OperationEvents events;
    private final CommandHandler<C> handler;
    private final Duration poll;
    private final int concurrency;
    private final Semaphore free;
    private final Semaphore wake = new Semaphore(0);
    private final RunningThreads runningThreads = new RunningThreads();
    private final Cancellations<C> cancellations;
    private volatile boolean running;
    private @Nullable Thread dispatcher;

    public OperationRunner(
            DataSource store,
            WorkQueue queue,
            Outbox outbox,
            OperationEvents events,
            CommandHandler<C> handler,
            Duration poll,
            int concurrency) {
        this.store = store;
        this.queue = queue;
        this.outbox = outbox;
        this.events = events;
        this.handler = handler;
        this.poll = poll;
        this.concurrency = concurrency;
        this.free = new Semaphore(concurrency);
        this.cancellations = new Cancellations<>(queue, handler, poll);
    }

    public void start() {
        running = true;
        cancellations.start();
        dispatcher = Thread.ofVirtual().name("operation-dispatcher").start(this::dispatch);
    }

    /** Looks for work, and for what is to end, now rather than at the next poll. */
    public void wake() {
        wake.release();
        cancellations.wake();
    }

    /** Interrupts what runs and gives it back, so that the next start of the service goes on at once; once is enough. */
    @Override
    public void close() {
        if (!running) {
            return;
        }
        running = false;
        cancellations.close();
        Thread started = dispatcher;
        if (started != null) {
            started.interrupt();
        }
        runningThreads.interruptAll();
        try {
            if (!free.tryAcquire(concurrency, CLOSING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("an operation does not stop; its lease of {} runs out by itself", queue.lease());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        while (running) {
            try {
                free.acquire();
                if (!startNext()) {
                    free.release();
                    wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** The permit passes to the started operation. */
    private boolean startNext() {
        try {
            return queue.claim()
                    .map(claim -> {
                        Thread.ofVirtual()
                                .name("operation-" + claim.commandId())
                                .start(() -> run(claim));
                        return true;
                    })
                    .orElse(false);
        } catch (SQLException | RuntimeException away) {
            LOG.warn("cannot look for work, trying again: {}", away.getMessage());
            return false;
        }
    }

    private void run(Claim claim) {
        runningThreads.add(Thread.currentThread());
        cancellations.begun(claim, Thread.currentThread());
        try (LeaseKeeper keeper = LeaseKeeper.start(queue, claim, Thread.currentThread())) {
            new Attempt<>(store, queue, outbox, events, handler, claim, () -> running).run();
        } finally {
            cancellations.ended(claim);
            runningThreads.remove(Thread.currentThread());
            free.release();
            wake();
        }
    }
}
