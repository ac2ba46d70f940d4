package io.databerth.monitor.store;

import io.databerth.contracts.Topic;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.StorageState;
import io.databerth.messaging.Outbox;
import io.databerth.monitor.plan.Fullness;
import io.databerth.monitor.plan.StorageReading;
import io.databerth.monitor.plan.StorageRule;
import io.databerth.monitor.store.StorageTable.Judged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes what follows from a reading of a volume, once for each reading, in the caller's transaction. */
final class StorageFindings {
    private final Outbox outbox;

    StorageFindings(Outbox outbox) {
        this.outbox = outbox;
    }

    void write(Connection transaction, DatabaseId database, StorageReading reading) throws SQLException {
        Judged judged = StorageTable.of(transaction, database);
        if (!reading.at().isAfter(judged.readAt())) {
            return;
        }
        Fullness after = StorageRule.judge(judged.fullness(), reading);
        StorageTable.save(transaction, database, new Judged(after, reading.at()));
        if (after.isNewsAfter(judged.fullness())) {
            outbox.append(
                    transaction,
                    Topic.HEALTH_EVENTS,
                    news(database, after.state().orElseThrow(), reading));
        }
    }

    private static HealthEvent news(DatabaseId database, StorageState state, StorageReading reading) {
        Optional<StorageReading.Measured> figure =
                reading instanceof StorageReading.Measured measured ? Optional.of(measured) : Optional.empty();
        return new HealthEvent.StorageChanged(
                database,
                state,
                figure.map(StorageReading.Measured::usedBytes).orElse(null),
                figure.map(StorageReading.Measured::limitBytes).orElse(null),
                StorageRule.reason(state, reading),
                reading.at());
    }
}
