package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;

/** Stops a database cleanly and starts it again. */
public final class RestartDatabase {
    private final ManagedDatabases databases;
    private final StopDatabase stopping;
    private final StartDatabase starting;

    public RestartDatabase(ManagedDatabases databases, StopDatabase stopping, StartDatabase starting) {
        this.databases = databases;
        this.stopping = stopping;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.Restart wish, Work work) throws Exception {
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        work.inTransaction(transaction -> ManagedDatabases.desire(transaction, wish, Desired.RUNNING));
        work.plan("stop", "start", "ready");
        work.step("stop", () -> stopping.stop(database));
        starting.bringUp(wish, work);
    }
}
