package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;

/** Stops a database cleanly. The wish is noted first, so that no repair starts it again. */
public final class StopDatabase {
    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final DatabaseContainer container;

    public StopDatabase(ManagedDatabases databases, Blueprints blueprints, DatabaseContainer container) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.container = container;
    }

    public void perform(DatabaseCommand.Stop wish, Work work) throws Exception {
        ManagedDatabase database = Managed.require(databases, wish.database());
        work.inTransaction(transaction -> ManagedDatabases.desire(transaction, wish, Desired.STOPPED));
        work.plan("stop");
        work.step("stop", () -> stop(database));
        work.conclude(new DatabaseEvent.Stopped(wish.operation(), wish.database()));
    }

    void stop(ManagedDatabase database) {
        container.stop(database.id(), blueprints.of(database).version().launch().stopGrace());
    }
}
