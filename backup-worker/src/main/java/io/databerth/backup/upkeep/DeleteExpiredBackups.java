package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.LogBase;
import io.databerth.backup.catalogue.LogBases;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.PolicyEntry;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.policy.ExpiryPlan;
import io.databerth.policy.RetentionDecision;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Begins the deletion of backups that no rule keeps and no log leads on from; never while an operation of their database is under way. */
final class DeleteExpiredBackups {
    private final DataSource store;
    private final Policies policies;
    private final Duties duties;
    private final InstantSource clock;

    DeleteExpiredBackups(DataSource store, Policies policies, Duties duties, InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.duties = duties;
        this.clock = clock;
    }

    void perform() throws SQLException {
        for (DatabaseId database : policies.all()) {
            Transactions.run(store, transaction -> begin(transaction, database));
        }
        duties.wake();
    }

    private void begin(Connection transaction, DatabaseId database) throws SQLException {
        Optional<PolicyEntry> entry = Policies.hold(transaction, database);
        if (entry.isEmpty()
                || KeptBackups.isBusy(transaction, database)
                || KeptBackups.failedLately(transaction, database, "backup.delete")) {
            return;
        }
        List<RetentionDecision> decisions = ExpiryPlan.of(
                entry.get().policy(),
                KeptBackups.of(transaction, database),
                LogBases.of(transaction, database).stream().map(LogBase::kept).toList(),
                clock.instant());
        Set<BackupId> used = KeptBackups.inUse(transaction);
        for (RetentionDecision decision : decisions) {
            if (decision.goes() && !used.contains(decision.backup())) {
                duties.delete(transaction, database, decision.backup(), decision.reason());
            }
        }
    }
}
