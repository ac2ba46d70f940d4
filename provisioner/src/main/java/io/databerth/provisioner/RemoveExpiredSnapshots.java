package io.databerth.provisioner;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.store.Snapshots;
import io.databerth.provisioner.store.Snapshots.Snapshot;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what restores of snapshots have replaced when its time is over, and tells it. */
public final class RemoveExpiredSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveExpiredSnapshots.class);

    private final DataSource store;
    private final Snapshots snapshots;
    private final DatabaseVolume volume;
    private final Outbox outbox;

    public RemoveExpiredSnapshots(DataSource store, Snapshots snapshots, DatabaseVolume volume, Outbox outbox) {
        this.store = store;
        this.snapshots = snapshots;
        this.volume = volume;
        this.outbox = outbox;
    }

    void perform() throws SQLException {
        for (Snapshot expired : snapshots.expired()) {
            // Not of any operation: only volume and label count here.
            Spare spare = new Spare(
                    expired.volume(),
                    expired.database(),
                    expired.token(),
                    new OperationId(expired.id().value()));
            if (volume.remove(spare)) {
                LOG.info("removed the snapshot {} of {}, whose time is over", expired.id(), expired.database());
                Transactions.run(store, transaction -> {
                    Snapshots.forget(transaction, expired.id());
                    outbox.append(
                            transaction,
                            Topic.DATABASE_EVENTS,
                            new DatabaseEvent.SnapshotGone(null, expired.database(), expired.id()));
                });
            }
        }
    }
}
