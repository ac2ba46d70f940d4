package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.LogBatches;
import io.databerth.backup.catalogue.LogCollections;
import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.ids.BackupId;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** One look at all policies and backups. Every part can be repeated, and by several workers at a time. */
public final class Upkeep {
    private final TakeDueBackups due;
    private final TakeDueBases bases;
    private final DeleteExpiredBackups expired;
    private final ForgetLogs forgetting;
    private final FinishCopies copies;
    private final ScrubStoredBackups scrub;
    private final WatchAge age;

    /** Removes a batch of a log from wherever it lies. */
    @FunctionalInterface
    public interface Removal {
        void delete(BackupId batch) throws IOException, SQLException, InterruptedException;
    }

    public Upkeep(
            DataSource store,
            LiveDatabases databases,
            CommandInbox inbox,
            Outbox outbox,
            Duration scrubAfter,
            RecoverabilityGauges gauges,
            Removal logs,
            InstantSource clock) {
        LogCollections collections = new LogCollections(store);
        Policies policies = new Policies(store);
        Duties duties = new Duties(inbox, outbox);
        due = new TakeDueBackups(store, policies, databases, duties, clock);
        bases = new TakeDueBases(store, policies, collections, databases, duties, clock);
        forgetting = new ForgetLogs(collections, new LogBatches(store), logs);
        expired = new DeleteExpiredBackups(store, policies, duties, clock);
        copies = new FinishCopies(store, duties);
        scrub = new ScrubStoredBackups(store, duties, scrubAfter, clock);
        age = new WatchAge(store, policies, duties, gauges, clock);
    }

    public void perform() throws IOException, SQLException, InterruptedException {
        due.perform();
        bases.perform();
        expired.perform();
        forgetting.perform();
        copies.perform();
        scrub.perform();
        age.perform();
    }
}
