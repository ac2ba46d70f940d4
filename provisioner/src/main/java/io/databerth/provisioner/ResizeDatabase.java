package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;

/**
 * Gives a database another size: the limits of its container, and the settings that the engine's templates derive from
 * them. Both are fixed when a container is made, so it is made anew; the volume, the port and the passwords stay.
 */
public final class ResizeDatabase {
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
        work.plan("stop", "start", "ready");
        work.step("stop", () -> container.endOther(blueprint));
        starting.bringUp(
                wish,
                work,
                ready -> new DatabaseEvent.Resized(ready.operation(), ready.database(), wish.sku(), ready.limits()));
    }
}
