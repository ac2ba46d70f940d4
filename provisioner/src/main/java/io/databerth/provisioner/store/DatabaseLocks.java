package io.databerth.provisioner.store;

import io.databerth.contracts.ids.DatabaseId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At most one holder per database, among all threads and processes that work on this store. The locks are those of one
 * store session, so that they end with the process, however it ends. When the session is lost they are taken again at the
 * next use; a holder whose lock went to another process meanwhile is interrupted.
 */
public final class DatabaseLocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLocks.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** Keeps our keys apart from those that others use in the same store. */
    private static final long NAMESPACE = 0x6461_7461_6265_7274L;

    private final DataSource store;
    private final Map<DatabaseId, Thread> holders = new HashMap<>();
    private @Nullable Connection session;

    public DatabaseLocks(DataSource store) {
        this.store = store;
    }

    /** A held lock; closing gives it back. */
    public final class Held implements AutoCloseable {
        private final DatabaseId database;

        private Held(DatabaseId database) {
            this.database = database;
        }

        @Override
        public void close() {
            release(database);
        }
    }

    /** Empty when someone else holds it. */
    public synchronized Optional<Held> tryHold(DatabaseId database) throws SQLException {
        if (holders.containsKey(database) || !lock(session(), database)) {
            return Optional.empty();
        }
        holders.put(database, Thread.currentThread());
        return Optional.of(new Held(database));
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

    @Override
    public synchronized void close() throws SQLException {
        Connection open = session;
        session = null;
        if (open != null) {
            query(open, "select pg_advisory_unlock_all() is not null", null);
            open.close();
        }
    }

    private synchronized void release(DatabaseId database) {
        holders.remove(database);
        try {
            Connection open = session;
            if (open != null) {
                query(open, "select pg_advisory_unlock(?)", database);
            }
        } catch (SQLException lost) {
            LOG.info("the session of the locks is lost and its locks with it: {}", lost.getMessage());
        }
    }

    private Connection session() throws SQLException {
        Connection open = session;
        if (open != null && open.isValid(2)) {
            return open;
        }
        if (open != null) {
            session = null;
            open.close();
        }
        Connection fresh = store.getConnection();
        session = fresh;
        for (var holder : holders.entrySet()) {
            if (!lock(fresh, holder.getKey())) {
                LOG.warn("another process took the lock of {} while the store was away", holder.getKey());
                holder.getValue().interrupt();
            }
        }
        return fresh;
    }

    private static boolean lock(Connection session, DatabaseId database) throws SQLException {
        return query(session, "select pg_try_advisory_lock(?)", database);
    }

    private static boolean query(Connection session, String sql, @Nullable DatabaseId database) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            if (database != null) {
                statement.setLong(1, NAMESPACE ^ database.value().getLeastSignificantBits());
            }
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
