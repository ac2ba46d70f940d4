package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import java.util.function.Function;

/** Starts a stopped database with its data, its port and its credentials. */
public final class StartDatabase {
    private final ManagedDatabases databases;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final RunningDatabase running;

    public StartDatabase(
            ManagedDatabases databases,
            PortClaims ports,
            Blueprints blueprints,
            IssuedSecrets secrets,
            RunningDatabase running) {
        this.databases = databases;
        this.ports = ports;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.running = running;
    }

    public void perform(DatabaseCommand.Start wish, Work work) throws Exception {
        Managed.requireMade(databases, wish.database());
        work.inTransaction(transaction -> ManagedDatabases.desire(transaction, wish, Desired.RUNNING));
        work.plan("start", "ready");
        bringUp(wish, work);
    }

    /** The steps {@code start} and {@code ready}, and the end of the operation. */
    void bringUp(DatabaseCommand wish, Work work) throws Exception {
        bringUp(wish, work, ready -> ready);
    }

    /** @param end what ends the operation, made of what is true of a database that is ready */
    void bringUp(DatabaseCommand wish, Work work, Function<DatabaseEvent.Ready, DatabaseEvent> end) throws Exception {
        bringUp(wish, work, Concessions.forKnown(work::inTransaction, ports), end);
    }

    void bringUp(
            DatabaseCommand wish, Work work, Concessions concessions, Function<DatabaseEvent.Ready, DatabaseEvent> end)
            throws Exception {
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        Blueprint blueprint = blueprints.of(database);
        DatabaseSecrets issued = secrets.get(blueprint);
        work.step("start", () -> running.start(blueprint, issued, concessions));
        confirm(wish, work, blueprint, issued, end);
    }

    /** The step {@code ready} of a server that went on running, and the end of the operation. */
    void confirm(DatabaseCommand wish, Work work, Function<DatabaseEvent.Ready, DatabaseEvent> end) throws Exception {
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        confirm(wish, work, blueprint, secrets.get(blueprint), end);
    }

    private void confirm(
            DatabaseCommand wish,
            Work work,
            Blueprint blueprint,
            DatabaseSecrets issued,
            Function<DatabaseEvent.Ready, DatabaseEvent> end)
            throws Exception {
        work.step("ready", () -> running.awaitReturn(blueprint, issued));
        // The port may be another one than before the start.
        Blueprint started = blueprints.of(Managed.requireMade(databases, wish.database()));
        work.conclude(
                end.apply(running.ready(wish.operation(), started)),
                transaction -> ManagedDatabases.becameReady(transaction, wish.database()));
    }
}
