package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.KeptBackups.Waiting;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** Begins to read back the stored file that was not read for longest, one after the other: disks lose bits that nobody reads. */
final class ScrubStoredBackups {
    private final DataSource store;
    private final Duties duties;
    private final Duration after;
    private final InstantSource clock;

    ScrubStoredBackups(DataSource store, Duties duties, Duration after, InstantSource clock) {
        this.store = store;
        this.duties = duties;
        this.after = after;
        this.clock = clock;
    }

    void perform() throws SQLException {
        Transactions.run(store, this::begin);
        duties.wake();
    }

    private void begin(Connection transaction) throws SQLException {
        Instant before = clock.instant().minus(after);
        Optional<Waiting> oldest = KeptBackups.oldestUnchecked(transaction, before);
        if (oldest.isPresent()) {
            String reason = "it was last read back " + oldest.get().since();
            duties.scrub(transaction, oldest.get().database(), oldest.get().backup(), reason);
        }
    }
}
