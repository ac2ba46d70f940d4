package io.databerth.provisioner;

import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.store.BeforeChange;
import io.databerth.provisioner.store.ManagedDatabases;
import java.sql.SQLException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a database's server anew with something else in the files of its container; a server that does not come up with it
 * gets back what it had.
 */
public final class ReshapeDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ReshapeDatabase.class);

    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final DatabaseContainer container;
    private final StartDatabase starting;

    public ReshapeDatabase(
            ManagedDatabases databases, Blueprints blueprints, DatabaseContainer container, StartDatabase starting) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.container = container;
        this.starting = starting;
    }

    /** @param end what ends the operation, made of what is true of a database that is ready */
    void perform(DatabaseCommand wish, DatabaseSpec spec, Work work, Function<DatabaseEvent.Ready, DatabaseEvent> end)
            throws Exception {
        work.plan("stop", "start", "ready");
        try {
            reshape(wish, work, spec);
            starting.bringUp(wish, work, end);
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                takeBack(wish, work);
            }
            throw failed;
        }
    }

    private void reshape(DatabaseCommand wish, Work work, DatabaseSpec spec) throws Exception {
        work.inTransaction(transaction -> {
            BeforeChange.keepSpec(transaction, wish);
            ManagedDatabases.reshape(transaction, wish, spec);
        });
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        work.step("stop", () -> container.endOther(blueprint));
    }

    /** The reconciler makes the container anew, of what the row then says. */
    private void takeBack(DatabaseCommand wish, Work work) {
        try {
            work.inTransaction(transaction -> BeforeChange.takeSpecBack(transaction, wish));
            container.endOther(blueprints.of(Managed.requireMade(databases, wish.database())));
        } catch (SQLException | RuntimeException later) {
            LOG.warn("{} gets back what it had with the next look: {}", wish.database(), later.getMessage());
        }
    }
}
