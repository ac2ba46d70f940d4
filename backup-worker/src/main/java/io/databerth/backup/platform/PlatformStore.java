package io.databerth.backup.platform;

import io.databerth.backup.format.Fingerprint;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.storedump.DumpUnusable;
import io.databerth.storedump.StoreDump;
import io.databerth.storedump.StoreLoad;
import io.databerth.storedump.StoreScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * All schemas of the platform's store, as somebody who may read them and nothing else.
 *
 * @param site the installation whose store it is
 */
public record PlatformStore(DataSource reader, StoreScope scope, String site) {
    /** All of it. What is measured comes anew by itself, and would be most of a backup. */
    public static final StoreScope WHOLE = new StoreScope(
            List.of("vault", "provisioner", "backup", "monitor", "gateway"), Set.of("gateway.metrics_sample"));
    /** Any number, as long as nobody else in this database takes the same. */
    private static final long ONE_AT_A_TIME = 0x64_62_65_72_74_68L;

    /** What is done while nobody else does the same. */
    @FunctionalInterface
    interface Alone {
        void perform(Connection connection) throws IOException, SQLException, InterruptedException;
    }

    /** OPERATION_IN_PROGRESS while another worker is at it. The lock ends with this process at the latest. */
    void alone(Alone work) throws IOException, SQLException, InterruptedException {
        try (Connection connection = reader.getConnection()) {
            if (!succeeds(connection, "select pg_try_advisory_lock(?)")) {
                throw new CodedException(
                        ErrorCode.OPERATION_IN_PROGRESS, "a backup of the platform is being taken already");
            }
            try (var _ = new Turn(connection)) {
                work.perform(connection);
            }
        }
    }

    /** Given back by word: a connection that is closed may go back to a pool, or end in the server only later. */
    private record Turn(Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            succeeds(connection, "select pg_advisory_unlock(?)");
        }
    }

    private static boolean succeeds(Connection connection, String ask) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ask)) {
            statement.setLong(1, ONE_AT_A_TIME);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    Fingerprint dump(Connection connection, OutputStream out) throws IOException, SQLException {
        return Fingerprint.of(StoreDump.write(connection, site, scope, out));
    }

    /** Loads the content into tables that are made like the store's own and vanish again: BACKUP_DAMAGED when they do not hold what was dumped. */
    void prove(Connection connection, InputStream content, Fingerprint expected) throws IOException, SQLException {
        try {
            Fingerprint found = Fingerprint.of(StoreLoad.attempt(connection, scope, content));
            if (!found.sha256().equals(expected.sha256())) {
                throw new CodedException(
                        ErrorCode.BACKUP_DAMAGED, "the store loads the backup, but then holds something else");
            }
        } catch (DumpUnusable refused) {
            throw new CodedException(ErrorCode.BACKUP_DAMAGED, String.valueOf(refused.getMessage()), refused);
        }
    }
}
