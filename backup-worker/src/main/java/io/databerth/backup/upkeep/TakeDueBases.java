package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.LogBase;
import io.databerth.backup.catalogue.LogBases;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.PolicyEntry;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Begins the copies of files from which logs lead on: the first as soon as one is collected, the next when that has become old. */
final class TakeDueBases {
    private final DataSource store;
    private final Policies policies;
    private final LogCollections collections;
    private final LiveDatabases databases;
    private final Duties duties;
    private final InstantSource clock;

    TakeDueBases(
            DataSource store,
            Policies policies,
            LogCollections collections,
            LiveDatabases databases,
            Duties duties,
            InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.collections = collections;
        this.databases = databases;
        this.duties = duties;
        this.clock = clock;
    }

    void perform() throws SQLException {
        for (DatabaseId database : collections.collected()) {
            if (policies.of(database).pointInTime().isPresent() && databases.isRunning(database)) {
                Transactions.run(store, transaction -> begin(transaction, database));
                duties.wake();
            }
        }
    }

    private void begin(Connection transaction, DatabaseId database) throws SQLException {
        Optional<PolicyEntry> entry = Policies.hold(transaction, database);
        if (entry.isEmpty()
                || KeptBackups.isBusy(transaction, database)
                || KeptBackups.failedLately(transaction, database, "backup.take")) {
            return;
        }
        Optional<PointInTime> wish = entry.get().policy().pointInTime();
        Optional<Instant> newest = LogBases.of(transaction, database).stream()
                .filter(LogBase::goesOn)
                .map(LogBase::from)
                .reduce((earlier, later) -> later);
        if (wish.isPresent() && isDue(newest, Duration.ofHours(wish.get().baseEveryHours()))) {
            duties.take(
                    transaction,
                    database,
                    BackupKind.PHYSICAL,
                    newest.isEmpty()
                            ? "the log needs a copy of the files to lead on from"
                            : "the copy of the files that the log leads on from has become old",
                    entry.get().nextAt());
        }
    }

    private boolean isDue(Optional<Instant> newest, Duration every) {
        return newest.map(at -> at.plus(every).isBefore(clock.instant())).orElse(true);
    }
}
