package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.LogBase;
import io.databerth.backup.catalogue.LogBases;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.PolicyEntry;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.policy.KeptBackup;
import io.databerth.policy.PolicyRules;
import io.databerth.policy.RetentionDecision;
import io.databerth.policy.RetentionPlan;
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
        BackupPolicy policy = entry.get().policy();
        List<KeptBackup> kept = KeptBackups.of(transaction, database);
        List<LogBase> bases = LogBases.of(transaction, database);
        Set<BackupId> staying = LogNeeds.of(bases, policy.pointInTime(), clock.instant());
        List<RetentionDecision> decisions = policy.retention().equals(Retention.ALL)
                ? LogNeeds.outlived(bases, staying, kept)
                : RetentionPlan.of(policy.retention(), kept, PolicyRules.zone(policy), clock.instant());
        staying.addAll(KeptBackups.inUse(transaction));
        for (RetentionDecision decision : decisions) {
            if (decision.goes() && !staying.contains(decision.backup())) {
                duties.delete(transaction, database, decision.backup(), decision.reason());
            }
        }
    }
}
