package io.databerth.backup;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.Policies;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.messaging.Transactions;
import io.databerth.policy.PolicyRules;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Whether a backup that is stored is to be proven, too. */
final class ProofsDue {
    private final DataSource store;
    private final Policies policies;

    ProofsDue(DataSource store, Policies policies) {
        this.store = store;
        this.policies = policies;
    }

    /** One that somebody asked for always is; of the others it is the policy that says. */
    boolean isDue(BackupCommand.Take wish) throws SQLException {
        boolean askedFor = wish.generation() > 0;
        BackupPolicy policy = policies.of(wish.database());
        return askedFor
                || Transactions.call(
                        store,
                        transaction -> PolicyRules.isToBeProven(
                                policy,
                                KeptBackups.unproven(transaction, wish.database(), wish.backup()),
                                KeptBackups.provenAt(transaction, wish.database()),
                                Instant.now()));
    }
}
