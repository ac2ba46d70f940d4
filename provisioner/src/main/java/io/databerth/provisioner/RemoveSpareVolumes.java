package io.databerth.provisioner;

import io.databerth.messaging.Transactions;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes volumes that restores have left when their time is over. */
public final class RemoveSpareVolumes {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveSpareVolumes.class);

    private final DataSource store;
    private final SpareVolumes spares;
    private final DatabaseVolume volume;

    public RemoveSpareVolumes(DataSource store, SpareVolumes spares, DatabaseVolume volume) {
        this.store = store;
        this.spares = spares;
        this.volume = volume;
    }

    void perform() throws SQLException {
        for (Spare spare : spares.expired()) {
            if (volume.remove(spare)) {
                LOG.info("removed the volume {} of {}, which a restore has left", spare.volume(), spare.database());
                Transactions.run(store, transaction -> SpareVolumes.forget(transaction, spare.volume()));
            }
        }
    }
}
