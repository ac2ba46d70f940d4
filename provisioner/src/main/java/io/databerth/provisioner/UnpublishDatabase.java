package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;

/** Closes the port of the host that leads to a database. The port is given back when nothing holds it any more. */
public final class UnpublishDatabase {
    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final DatabaseContainer container;
    private final StartDatabase starting;

    public UnpublishDatabase(
            ManagedDatabases databases, Blueprints blueprints, DatabaseContainer container, StartDatabase starting) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.container = container;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.Unpublish wish, Work work) throws Exception {
        DatabaseSpec closed =
                Managed.requireMade(databases, wish.database()).spec().unpublished();
        work.inTransaction(transaction -> ManagedDatabases.reshape(transaction, wish, closed));
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        work.plan("stop", "port", "start", "ready");
        work.step("stop", () -> container.endOther(blueprint));
        work.step("port", () -> work.inTransaction(transaction -> PortClaims.release(transaction, wish.database())));
        starting.bringUp(
                wish,
                work,
                ready -> new DatabaseEvent.Unpublished(ready.operation(), ready.database(), ready.endpoint()));
    }
}
