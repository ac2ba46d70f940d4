package io.databerth.monitor;

import io.databerth.messaging.Transactions;
import io.databerth.monitor.plan.Look;
import io.databerth.monitor.store.Findings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes looks as they come, those that come together in one transaction; none waits for a slow one. A look that cannot be
 * written is dropped and counted: the next one tells the same about the health, and a late sample is worth nothing.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int SIZE = 1_000;
    /** Looks of one round end at almost the same time; a death must be told within a second. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final DataSource store;
    private final Findings findings;
    private final Contact contact;
    private final Consumer<List<Look>> display;
    private final BlockingQueue<Look> waiting = new ArrayBlockingQueue<>(SIZE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writing = Thread.ofVirtual().name("monitor-journal").unstarted(this::run);

    /** @param display is shown each look, written or not */
    Journal(DataSource store, Findings findings, Contact contact, Consumer<List<Look>> display) {
        this.store = store;
        this.findings = findings;
        this.contact = contact;
        this.display = display;
    }

    void start() {
        writing.start();
    }

    void add(Look look) {
        if (!waiting.offer(look)) {
            dropped.incrementAndGet();
        }
    }

    /** How many looks were not written because the store was away. */
    long dropped() {
        return dropped.get();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                List<Look> looks = new ArrayList<>(List.of(waiting.take()));
                Thread.sleep(GATHERING);
                waiting.drainTo(looks);
                write(looks);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (Exception broken) {
                LOG.error("some looks could not be written", broken);
            }
        }
    }

    private void write(List<Look> looks) {
        display.accept(looks);
        try {
            Transactions.run(store, transaction -> findings.write(transaction, looks));
            contact.made();
        } catch (SQLException away) {
            contact.lost(away);
            dropped.addAndGet(looks.size());
        }
    }

    @Override
    public void close() {
        writing.interrupt();
    }
}
