package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.runtime.RuntimeFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a database another size: the limits of its container, and the settings that the engine's templates derive from
 * them. Where only limits change that a runtime can change online, the server goes on running; everything else is fixed when a
 * container is made, so it is made anew. The volume, the port and the passwords stay.
 */
public final class ResizeDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ResizeDatabase.class);

    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final DatabaseContainer container;
    private final StartDatabase starting;

    public ResizeDatabase(
            ManagedDatabases databases, Blueprints blueprints, DatabaseContainer container, StartDatabase starting) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.container = container;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.Resize wish, Work work) throws Exception {
        ManagedDatabase before = Managed.requireMade(databases, wish.database());
        DatabaseSpec resized = before.spec().resized(wish.sku());
        blueprints.check(resized);
        work.inTransaction(transaction -> ManagedDatabases.reshape(transaction, wish, resized));
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        if (container.runsButForLimits(blueprint) && changedOnline(blueprint, work)) {
            starting.confirm(wish, work, ready -> resized(wish, ready));
            return;
        }
        work.plan("stop", "start", "ready");
        work.step("stop", () -> container.endOther(blueprint));
        starting.bringUp(wish, work, ready -> resized(wish, ready));
    }

    private static DatabaseEvent resized(DatabaseCommand.Resize wish, DatabaseEvent.Ready ready) {
        return new DatabaseEvent.Resized(ready.operation(), ready.database(), wish.sku(), ready.limits());
    }

    /** Podman's API cannot, and a host may not grant it; a container made anew then gets what it can. */
    private boolean changedOnline(Blueprint blueprint, Work work) throws Exception {
        work.plan("limits", "ready");
        try {
            work.step("limits", () -> container.changeLimits(blueprint));
            return true;
        } catch (RuntimeFailure.Refused | RuntimeFailure.LimitRefused cannot) {
            LOG.info("{} is started anew for its size: {}", blueprint.database().name(), cannot.getMessage());
            return false;
        }
    }
}
