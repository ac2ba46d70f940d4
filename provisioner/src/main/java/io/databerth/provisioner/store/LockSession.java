package io.databerth.provisioner.store;

import io.databerth.contracts.ids.DatabaseId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of the store that holds the locks of this process, used by one thread only. */
final class LockSession {
    private static final Logger LOG = LoggerFactory.getLogger(LockSession.class);
    private static final int ANSWER_SECONDS = 2;
    /** Keeps our keys apart from those that others use in the same store. */
    private static final long NAMESPACE = 0x6461_7461_6265_7274L;

    private final DataSource store;
    private final Map<DatabaseId, Thread> holders = new HashMap<>();
    private @Nullable Connection connection;

    LockSession(DataSource store) {
        this.store = store;
    }

    boolean tryLock(DatabaseId database, Thread holder) throws SQLException {
        if (holders.containsKey(database) || !lock(connection(), database)) {
            return false;
        }
        holders.put(database, holder);
        return true;
    }

    void release(DatabaseId database) {
        holders.remove(database);
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            query(open, "select pg_advisory_unlock(?)", database);
        } catch (SQLException lost) {
            LOG.info("the session of the locks is lost, and its locks with it: {}", lost.getMessage());
        }
    }

    void close() {
        Connection open = connection;
        connection = null;
        holders.clear();
        if (open == null) {
            return;
        }
        // A pooled connection would live on with its locks.
        try (open;
                PreparedStatement unlock = open.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        } catch (SQLException lost) {
            LOG.info("the session of the locks was lost before it ended: {}", lost.getMessage());
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open != null && open.isValid(ANSWER_SECONDS)) {
            return open;
        }
        if (open != null) {
            connection = null;
            open.close();
        }
        Connection fresh = store.getConnection();
        connection = fresh;
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

    private static boolean query(Connection session, String sql, DatabaseId database) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setLong(1, NAMESPACE ^ database.value().getLeastSignificantBits());
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
