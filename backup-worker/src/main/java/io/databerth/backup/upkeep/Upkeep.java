package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.Policies;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** One look at all policies and backups. Every part can be repeated, and by several workers at a time. */
public final class Upkeep {
    private final TakeDueBackups due;
    private final DeleteExpiredBackups expired;
    private final FinishCopies copies;
    private final ScrubStoredBackups scrub;
    private final WatchAge age;

    public Upkeep(
            DataSource store,
            LiveDatabases databases,
            CommandInbox inbox,
            Outbox outbox,
            Duration scrubAfter,
            RecoverabilityGauges gauges,
            InstantSource clock) {
        Policies policies = new Policies(store);
        Duties duties = new Duties(inbox, outbox);
        due = new TakeDueBackups(store, policies, databases, duties, clock);
        expired = new DeleteExpiredBackups(store, policies, duties, clock);
        copies = new FinishCopies(store, duties);
        scrub = new ScrubStoredBackups(store, duties, scrubAfter, clock);
        age = new WatchAge(store, policies, duties, gauges, clock);
    }

    public void perform() throws SQLException {
        due.perform();
        expired.perform();
        copies.perform();
        scrub.perform();
        age.perform();
    }
}
