package io.databerth.provisioner.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.embedded.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseLocksTest {
    private final DataSource store = TestServers.freshDatabase("provisioner").dataSource();
    private final DatabaseId database = DatabaseId.next();

    @Test
    void oneProcessHoldsADatabaseOnce() throws SQLException, InterruptedException {
        try (var locks = new DatabaseLocks(store)) {
            try (var held = locks.tryHold(database).orElseThrow()) {
                assertThat(locks.tryHold(database)).isEmpty();
                assertThat(locks.hold(database, Duration.ofMillis(120))).isEmpty();
                assertThat(locks.tryHold(DatabaseId.next())).isPresent();
            }
            assertThat(locks.hold(database, Duration.ofSeconds(2))).isPresent();
        }
    }

    @Test
    void twoProcessesExcludeEachOther() throws SQLException, InterruptedException {
        try (var first = new DatabaseLocks(store);
                var second = new DatabaseLocks(store)) {
            var held = first.tryHold(database).orElseThrow();
            assertThat(second.tryHold(database)).isEmpty();
            held.close();
            assertThat(second.hold(database, Duration.ofSeconds(2))).isPresent();
        }
    }

    @Test
    void theLocksOfAnEndedProcessAreFree() throws SQLException, InterruptedException {
        var first = new DatabaseLocks(store);
        assertThat(first.tryHold(database)).isPresent();
        first.close();
        try (var second = new DatabaseLocks(store)) {
            assertThat(second.hold(database, Duration.ofSeconds(2))).isPresent();
        }
    }

    @Test
    void aLostSessionIsMadeAnewWithItsLocks() throws SQLException {
        try (var first = new DatabaseLocks(store);
                var second = new DatabaseLocks(store)) {
            assertThat(first.tryHold(database)).isPresent();
            endAllOtherSessions();
            assertThat(first.tryHold(DatabaseId.next())).isPresent();
            assertThat(second.tryHold(database)).isEmpty();
        }
    }

    @Test
    void aHolderWhoseLockWentToAnotherProcessIsInterrupted() throws SQLException {
        try (var first = new DatabaseLocks(store);
                var second = new DatabaseLocks(store)) {
            assertThat(first.tryHold(database)).isPresent();
            endAllOtherSessions();
            assertThat(second.tryHold(database)).isPresent();
            first.tryHold(DatabaseId.next());
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Returns when they are gone, and with them their locks. */
    private void endAllOtherSessions() throws SQLException {
        try (var connection = store.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid, 10000) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid()
                    """);
        }
    }
}
