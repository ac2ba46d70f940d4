package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.Orphans.Orphan;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.Troubles;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of containers that belong to no database, once each, and removes those whose deletion was asked for. */
public final class RemoveOrphan {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveOrphan.class);
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final DataSource store;
    private final ManagedDatabases databases;
    private final DatabaseLocks locks;
    private final DatabaseContainer container;
    private final Set<String> told = new HashSet<>();

    public RemoveOrphan(
            DataSource store, ManagedDatabases databases, DatabaseLocks locks, DatabaseContainer container) {
        this.store = store;
        this.databases = databases;
        this.locks = locks;
        this.container = container;
    }

    /** Volumes are never removed here. */
    public void perform(List<Orphan> orphans) throws SQLException {
        told.retainAll(orphans.stream().map(orphan -> orphan.container().id()).toList());
        for (Orphan orphan : orphans) {
            if (told.add(orphan.container().id())) {
                LOG.warn(
                        "the container {} says that it is of {}, which {}",
                        orphan.container().name(),
                        orphan.database().map(DatabaseId::toString).orElse("no database"),
                        orphan.mayRemove() ? "was deleted: removing it" : "this site does not know: it stays");
            }
            if (orphan.mayRemove() && orphan.database().isPresent()) {
                remove(orphan.database().get());
            }
        }
    }

    private void remove(DatabaseId database) throws SQLException {
        Optional<DatabaseLocks.Held> held = locks.tryHold(database);
        if (held.isEmpty()) {
            return;
        }
        try (DatabaseLocks.Held alone = held.get()) {
            boolean busy = Transactions.call(store, transaction -> Troubles.isBusy(transaction, database));
            boolean deleted = databases
                    .find(database)
                    .filter(found -> found.desired() == Desired.DELETED)
                    .isPresent();
            if (!busy && deleted) {
                container.remove(database, GRACE);
            }
        }
    }
}
