package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ErrorKind;
import io.databerth.contracts.Failure;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.fault.FaultPoints;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.Repair;
import io.databerth.provisioner.plan.RepairPace;
import io.databerth.provisioner.plan.RepairPlan;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.plan.Trouble;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.provisioner.store.Troubles;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one database back to what it should be, alone with it, and only while no operation of it waits or runs. */
public final class RepairDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(RepairDatabase.class);

    private final DataSource store;
    private final ManagedDatabases databases;
    private final DatabaseLocks locks;
    private final Site site;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final DatabaseVolume volume;
    private final DatabaseContainer container;
    private final RunningDatabase running;
    private final RepairReport report;

    public RepairDatabase(
            DataSource store,
            ManagedDatabases databases,
            DatabaseLocks locks,
            Site site,
            PortClaims ports,
            Blueprints blueprints,
            IssuedSecrets secrets,
            DatabaseVolume volume,
            DatabaseContainer container,
            RunningDatabase running,
            RepairReport report) {
        this.store = store;
        this.databases = databases;
        this.locks = locks;
        this.site = site;
        this.ports = ports;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.volume = volume;
        this.container = container;
        this.running = running;
        this.report = report;
    }

    /** Does nothing when someone else works on the database, or when all is well by now. */
    public void perform(DatabaseId id) throws SQLException, InterruptedException {
        Optional<DatabaseLocks.Held> held = locks.tryHold(id);
        if (held.isEmpty()) {
            return;
        }
        try (DatabaseLocks.Held alone = held.get()) {
            boolean busy = Transactions.call(store, transaction -> Troubles.isBusy(transaction, id));
            Optional<ManagedDatabase> database = databases.find(id);
            if (!busy && database.isPresent()) {
                repair(database.get());
            }
        }
    }

    private void repair(ManagedDatabase database) throws SQLException, InterruptedException {
        Optional<ContainerState> found;
        try {
            found = container.find(database);
        } catch (CodedException conflict) {
            report.giveUp(database, conflict.failure());
            return;
        }
        switch (RepairPlan.of(site, database, found)) {
            case Repair.None() -> {}
            case Repair.Start(String difference) -> bringBack(database, difference, false);
            case Repair.Recreate(String difference) -> bringBack(database, difference, false);
            case Repair.Replace(String difference) -> replace(database, difference);
            case Repair.Confirm(String difference) -> confirm(database, difference);
            case Repair.Person(String difference) ->
                report.giveUp(database, new Failure(ErrorCode.STATE_CONFLICT, difference, "Unpause the container."));
            case Repair.Stop(String difference) -> {
                LOG.info("{}: {}; stopping it", database.id(), difference);
                container.stop(database.id(), grace(database));
            }
        }
    }

    private Duration grace(ManagedDatabase database) {
        return blueprints.of(database).version().launch().stopGrace();
    }

    /** What should not be open is closed at once; only its return has to wait for the pace of repairs. */
    private void replace(ManagedDatabase database, String difference) throws SQLException, InterruptedException {
        Instant now = Instant.now();
        if (!RepairPace.mayTry(database.trouble(), now) || RepairPace.exhausted(database.trouble(), now)) {
            LOG.warn("{} ({}): {}; ending it", database.id(), database.name(), difference);
            container.remove(database.id(), grace(database));
        }
        bringBack(database, difference, true);
    }

    /** @param anew whether a container that is there is not the one that should be */
    private void bringBack(ManagedDatabase database, String difference, boolean anew)
            throws SQLException, InterruptedException {
        Instant now = Instant.now();
        if (!RepairPace.mayTry(database.trouble(), now)) {
            return;
        }
        if (RepairPace.exhausted(database.trouble(), now)) {
            report.giveUp(database, Failure.of(ErrorCode.NOT_READY_IN_TIME, difference + ", again and again"));
            return;
        }
        Trouble begun = RepairPace.begun(database.trouble(), difference, now);
        report.drifted(database, begun);
        try {
            FaultPoints.reached("reconcile.start.before");
            volume.require(database);
            if (anew) {
                container.remove(database.id(), grace(database));
            }
            Blueprint blueprint = blueprints.of(database);
            DatabaseSecrets issued = secrets.get(blueprint);
            Blueprint started = running.start(blueprint, issued, Concessions.forKnown(this::inTransaction, ports));
            FaultPoints.reached("reconcile.start.after");
            running.awaitReturn(started, issued);
            report.repaired(started, begun, difference);
        } catch (RuntimeFailure | CodedException failure) {
            failed(database, begun, failure.failure());
        }
    }

    /** What was given up runs: told to be repaired only after a log-in. */
    private void confirm(ManagedDatabase database, String difference) throws SQLException, InterruptedException {
        Instant now = Instant.now();
        if (now.isBefore(database.trouble().notBefore())) {
            return;
        }
        Blueprint blueprint = blueprints.of(database);
        Trouble trouble = database.trouble();
        try {
            running.awaitReturn(blueprint, secrets.get(blueprint));
            report.repaired(blueprint, trouble, difference);
        } catch (RuntimeFailure | CodedException failure) {
            report.waits(database, trouble, failure.failure(), RepairPace.LONGEST_PAUSE);
        }
    }

    private void failed(ManagedDatabase database, Trouble begun, Failure failure) throws SQLException {
        if (failure.code().kind() == ErrorKind.TRANSIENT) {
            // Not the database's fault: the try does not count.
            report.waits(
                    database,
                    new Trouble(
                            begun.drift(),
                            begun.irreparable(),
                            begun.repairs() - 1,
                            begun.repairedAt(),
                            begun.notBefore()),
                    failure,
                    RepairPace.FIRST_PAUSE);
        } else if (failure.code() == ErrorCode.VOLUME_LOST || RepairPace.exhausted(begun, Instant.now())) {
            report.giveUp(database, failure);
        } else {
            report.failed(database, failure);
        }
    }

    private void inTransaction(Transactions.Action action) throws SQLException {
        Transactions.run(store, action);
    }
}
