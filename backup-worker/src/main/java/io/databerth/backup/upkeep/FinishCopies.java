package io.databerth.backup.upkeep;

import io.databerth.backup.catalogue.KeptBackups;
import io.databerth.backup.catalogue.KeptBackups.Waiting;
import io.databerth.messaging.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Goes on with backups that are written here and were not stored because a target did not take its copy, one after the other. */
final class FinishCopies {
    private final DataSource store;
    private final Duties duties;

    FinishCopies(DataSource store, Duties duties) {
        this.store = store;
        this.duties = duties;
    }

    void perform() throws SQLException {
        Transactions.run(store, this::begin);
        duties.wake();
    }

    private void begin(Connection transaction) throws SQLException {
        Optional<Waiting> oldest = KeptBackups.oldestUncopied(transaction);
        if (oldest.isPresent()) {
            String reason = "it waits for its copies since " + oldest.get().since();
            duties.finish(transaction, oldest.get().database(), oldest.get().backup(), reason);
        }
    }
}
