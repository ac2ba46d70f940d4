package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.PolicyEntry;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.policy.PolicyRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Begins the backups whose time has come. One of a database that does not run, or is at work, stays due: however many
 * were missed, one catches them up.
 */
final class TakeDueBackups {
    private final DataSource store;
    private final Policies policies;
    private final LiveDatabases databases;
    private final Duties duties;
    private final InstantSource clock;

    TakeDueBackups(DataSource store, Policies policies, LiveDatabases databases, Duties duties, InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.databases = databases;
        this.duties = duties;
        this.clock = clock;
    }

    void perform() throws SQLException {
        Instant now = clock.instant();
        for (DatabaseId database : policies.due(now)) {
            if (databases.isRunning(database)) {
                Transactions.run(store, transaction -> begin(transaction, database, now));
                duties.wake();
            }
        }
    }

    private void begin(Connection transaction, DatabaseId database, Instant now) throws SQLException {
        // Whoever came first has moved it on.
        Optional<PolicyEntry> due = Policies.hold(transaction, database).filter(entry -> entry.isDue(now));
        if (due.isEmpty() || KeptBackups.isBusy(transaction, database)) {
            return;
        }
        BackupPolicy policy = due.get().policy();
        Optional<Instant> nextAt = PolicyRules.next(policy, database, now);
        String schedule = policy.schedule().map(Schedule::when).orElse("");
        Policies.dueNext(transaction, database, nextAt);
        duties.take(transaction, database, policy.takes(), "the schedule is " + schedule, nextAt);
    }
}
