package io.databerth.monitor.looking;

import io.databerth.contracts.ids.DatabaseId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at several databases at a time, and at each of them never twice at once: so their looks end in the order in which they began. */
public final class Looks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private final Consumer<DatabaseId> looking;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    /** Whom somebody looks at now, and whether to look again right after. */
    private final Map<DatabaseId, Boolean> busy = new HashMap<>();

    private final AtomicLong skipped = new AtomicLong();

    /** @param atATime how many databases are looked at at most; each look costs the host processes in a container */
    public Looks(int atATime, Consumer<DatabaseId> looking) {
        this.looking = looking;
        this.places = new Semaphore(atATime, true);
    }

    /** Looks at the database, unless the look before has not ended: then this one is skipped and counted. */
    public void regular(DatabaseId database) {
        if (!begin(database, false)) {
            skipped.incrementAndGet();
        }
    }

    /** Looks at the database now, or once more when the look that is going on has ended: it may have begun too early. */
    public void urgent(DatabaseId database) {
        begin(database, true);
    }

    /** How many looks were skipped because the one before took too long. */
    public long skipped() {
        return skipped.get();
    }

    private boolean begin(DatabaseId database, boolean again) {
        synchronized (busy) {
            if (threads.isShutdown()) {
                return false;
            }
            if (busy.containsKey(database)) {
                busy.merge(database, again, Boolean::logicalOr);
                return false;
            }
            busy.put(database, false);
        }
        threads.execute(() -> lookUntilDone(database));
        return true;
    }

    private void lookUntilDone(DatabaseId database) {
        do {
            lookOnce(database);
        } while (wantedAgain(database));
    }

    private boolean wantedAgain(DatabaseId database) {
        synchronized (busy) {
            boolean again = busy.getOrDefault(database, false);
            if (again) {
                busy.put(database, false);
            } else {
                busy.remove(database);
            }
            return again;
        }
    }

    private void lookOnce(DatabaseId database) {
        try {
            places.acquire();
            try {
                looking.accept(database);
            } finally {
                places.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            LOG.error("the look at {} broke; the next one comes", database, broken);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
