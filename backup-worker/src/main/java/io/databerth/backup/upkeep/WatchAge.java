package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.catalogue.PolicyEntry;
import io.databerth.backup.upkeep.RecoverabilityGauges.Age;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Tells when the newest proven content of a database has become older than its policy allows, and when it is not any more. What
 * counts is that it is missing, for whatever reason: a backup that was never begun tells of no failure.
 */
final class WatchAge {
    private final DataSource store;
    private final Policies policies;
    private final Duties duties;
    private final RecoverabilityGauges gauges;
    private final InstantSource clock;

    WatchAge(DataSource store, Policies policies, Duties duties, RecoverabilityGauges gauges, InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.duties = duties;
        this.gauges = gauges;
        this.clock = clock;
    }

    void perform() throws SQLException {
        List<Age> ages = new ArrayList<>();
        for (DatabaseId database : policies.all()) {
            Transactions.call(store, transaction -> look(transaction, database)).ifPresent(ages::add);
        }
        gauges.show(ages);
    }

    private Optional<Age> look(Connection transaction, DatabaseId database) throws SQLException {
        Optional<PolicyEntry> held = Policies.hold(transaction, database);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        PolicyEntry entry = held.get();
        int hours = entry.policy().overdueAfterHours();
        Optional<Instant> provenAt = KeptBackups.provenAt(transaction, database);
        Instant counted = provenAt.orElse(entry.since());
        boolean overdue = hours > 0 && counted.plus(Duration.ofHours(hours)).isBefore(clock.instant());
        if (overdue != entry.overdue()) {
            Policies.toldOverdue(transaction, database, overdue);
            duties.tell(
                    transaction, new BackupEvent.OverdueChanged(database, overdue, hours, provenAt, clock.instant()));
        }
        return Optional.of(new Age(database, provenAt, overdue));
    }
}
