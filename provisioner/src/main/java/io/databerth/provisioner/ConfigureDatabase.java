package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.BeforeChange;
import io.databerth.provisioner.store.ManagedDatabases;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a database other settings. A file of its container holds them, so the container is made anew; a server that does
 * not come up with them gets back those that it had.
 */
public final class ConfigureDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigureDatabase.class);

    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final DatabaseContainer container;
    private final StartDatabase starting;

    public ConfigureDatabase(
            ManagedDatabases databases, Blueprints blueprints, DatabaseContainer container, StartDatabase starting) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.container = container;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.Configure wish, Work work) throws Exception {
        ManagedDatabase before = Managed.requireMade(databases, wish.database());
        blueprints.of(before).version().parameters().refusal(wish.parameters()).ifPresent(why -> {
            throw new CodedException(ErrorCode.REQUEST_INVALID, why);
        });
        work.plan("stop", "start", "ready");
        try {
            reshape(wish, work, before.spec().configured(wish.parameters()));
            starting.bringUp(
                    wish,
                    work,
                    ready -> new DatabaseEvent.Configured(ready.operation(), ready.database(), wish.parameters()));
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

    /** The reconciler makes the container anew, with the settings that the row then has. */
    private void takeBack(DatabaseCommand wish, Work work) {
        try {
            work.inTransaction(transaction -> BeforeChange.takeSpecBack(transaction, wish));
            container.endOther(blueprints.of(Managed.requireMade(databases, wish.database())));
        } catch (SQLException | RuntimeException later) {
            LOG.warn("{} gets its settings back with the next look: {}", wish.database(), later.getMessage());
        }
    }
}
