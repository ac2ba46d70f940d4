package io.databerth.provisioner.store;

import io.databerth.contracts.ids.DatabaseId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * At most one holder per database, among all threads and processes that work on this store. The locks are those of one
 * store session, so that they end with the process, however it ends. When the session is lost they are taken again at the
 * next use; a holder whose lock went to another process meanwhile is interrupted.
 */
public final class DatabaseLocks implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final LockSession session;
    /** Alone with the session: an interrupt of a holder would otherwise close its connection, and all locks with it. */
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("database-locks").factory());

    public DatabaseLocks(DataSource store) {
        session = new LockSession(store);
    }

    /** A held lock; closing gives it back. */
    public final class Held implements AutoCloseable {
        private final DatabaseId database;

        private Held(DatabaseId database) {
            this.database = database;
        }

        @Override
        public void close() {
            keeper.execute(() -> session.release(database));
        }
    }

    /** Empty when someone else holds it. */
    public Optional<Held> tryHold(DatabaseId database) throws SQLException {
        Thread holder = Thread.currentThread();
        return asked(() -> session.tryLock(database, holder)) ? Optional.of(new Held(database)) : Optional.empty();
    }

    /** Waits for it; empty when the limit passes. */
    public Optional<Held> hold(DatabaseId database, Duration limit) throws SQLException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<Held> held = tryHold(database);
            if (held.isPresent() || System.nanoTime() - end > 0) {
                return held;
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Gives all locks back. */
    @Override
    public void close() {
        keeper.execute(session::close);
        keeper.shutdown();
    }

    /** The answer is awaited to its end, so that no lock is held that nobody knows of; an interrupt is kept for later. */
    private boolean asked(Callable<Boolean> question) throws SQLException {
        Future<Boolean> answer = keeper.submit(question);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof SQLException away) {
                        throw new SQLException(away.getMessage(), away.getSQLState(), away);
                    }
                    throw new IllegalStateException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
