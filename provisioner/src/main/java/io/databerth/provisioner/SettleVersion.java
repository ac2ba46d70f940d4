package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import io.databerth.provisioner.store.VersionChanges;
import io.databerth.provisioner.store.VersionChanges.Change;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ends of a change of the version: kept for good, undone, or not come to pass. */
public final class SettleVersion {
    private static final Logger LOG = LoggerFactory.getLogger(SettleVersion.class);
    /** For a look at what was written since. */
    private static final Duration UNDONE_KEPT = Duration.ofHours(24);
    /** One that could not be switched to is of no more use than the backup that it was filled from. */
    private static final Duration REFUSED_KEPT = Duration.ofHours(1);

    private final ManagedDatabases databases;
    private final VersionChanges changes;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final DatabaseVolume volume;
    private final DatabaseContainer container;
    private final RunningDatabase running;

    public SettleVersion(
            ManagedDatabases databases,
            VersionChanges changes,
            PortClaims ports,
            Blueprints blueprints,
            IssuedSecrets secrets,
            DatabaseVolume volume,
            DatabaseContainer container,
            RunningDatabase running) {
        this.databases = databases;
        this.changes = changes;
        this.ports = ports;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.volume = volume;
        this.container = container;
        this.running = running;
    }

    void confirm(DatabaseCommand.ConfirmVersion wish, Work work) throws Exception {
        Managed.requireMade(databases, wish.database());
        work.plan("volume");
        work.step("volume", () -> {
            if (changes.find(wish.database()).isPresent() && !volume.remove(requireKept(wish.database()))) {
                throw new CodedException(
                        ErrorCode.CONTAINER_CONFLICT, "a container uses the volume of the version before");
            }
        });
        work.conclude(
                new DatabaseEvent.VersionConfirmed(wish.operation(), wish.database()),
                transaction -> VersionChanges.forget(transaction, wish.database()));
    }

    void undo(DatabaseCommand.UndoVersion wish, Work work) throws Exception {
        Managed.requireMade(databases, wish.database());
        work.plan("switch", "account", "ready");
        work.step("switch", () -> {
            if (changes.find(wish.database()).isPresent()) {
                requireKept(wish.database());
                exchange(wish, work, UNDONE_KEPT);
            }
            startAnew(wish.database(), work);
        });
        bringUp(wish, work, Managed.requireMade(databases, wish.database()));
    }

    /** Lets clients in again; the volume that was to be filled is swept away by who failed to fill it. */
    void reopen(DatabaseCommand.Reopen wish, Work work) throws Exception {
        Managed.requireMade(databases, wish.database());
        work.plan("open", "ready");
        work.step("open", () -> {
            work.inTransaction(transaction -> VersionChanges.forget(transaction, wish.database()));
            startAnew(wish.database(), work);
        });
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        work.step("ready", () -> running.awaitReturn(blueprint, secrets.get(blueprint)));
        work.conclude(new DatabaseEvent.Repaired(
                wish.database(), "it was closed for a change of its version that failed", blueprint.endpoint()));
    }

    /** From the server of the live row, which was started, over its account set right to the log-in that ends the operation. */
    void bringUp(DatabaseCommand wish, Work work, ManagedDatabase live) throws Exception {
        Blueprint blueprint = blueprints.of(live);
        DatabaseSecrets issued = secrets.get(blueprint);
        // The password may have been rotated since the volume was live.
        work.step("account", () -> running.makeAccount(blueprint, issued));
        work.step("ready", () -> running.awaitLogin(blueprint, issued));
        String kept =
                changes.find(live.id()).map(change -> change.spec().version()).orElse(null);
        work.conclude(
                new DatabaseEvent.VersionChanged(
                        wish.operation(), live.id(), live.spec().version(), live.chosenImage(), kept),
                transaction -> ManagedDatabases.becameReady(transaction, live.id()));
    }

    /** Ends a server of another shape than the row names, and starts the one that it names. */
    void startAnew(DatabaseId id, Work work) throws SQLException, InterruptedException {
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, id));
        DatabaseSecrets issued = secrets.get(blueprint);
        container.endOther(blueprint);
        Blueprint started = running.start(blueprint, issued, Concessions.forKnown(work::inTransaction, ports));
        running.awaitServer(started, issued);
    }

    void end(ManagedDatabase database) {
        container.remove(
                database.id(), blueprints.of(database).version().launch().stopGrace());
    }

    /** After a failure before anything was moved. The reconciler makes the container anew, and tells that it is well again. */
    void openAfter(DatabaseCommand.ChangeVersion wish, Work work) {
        try {
            boolean ours = changes.find(wish.database())
                    .filter(change -> change.operation().equals(wish.operation()))
                    .isPresent();
            if (ours) {
                work.inTransaction(transaction -> VersionChanges.forget(transaction, wish.database()));
                container.endOther(blueprints.of(Managed.requireMade(databases, wish.database())));
            }
        } catch (SQLException | RuntimeException later) {
            LOG.warn("{} stays closed until it is made anew: {}", wish.database(), later.getMessage());
        }
    }

    /** A server of the new version that does not come up: the reconciler starts the old one in its place. */
    void putBack(DatabaseCommand.TakeContent wish, Work work) {
        try {
            if (changes.find(wish.database()).isPresent()) {
                exchange(wish, work, REFUSED_KEPT);
            }
        } catch (SQLException | RuntimeException later) {
            LOG.warn("{} is brought back by the next look: {}", wish.database(), later.getMessage());
        }
    }

    /** Back to what is kept, or only open again when nothing was switched yet; the volume that was live goes in its time. */
    private void exchange(DatabaseCommand wish, Work work, Duration keep) throws SQLException {
        ManagedDatabase live = Managed.requireMade(databases, wish.database());
        Change old = changes.find(wish.database()).orElseThrow();
        end(live);
        work.inTransaction(transaction -> {
            if (old.kept().isPresent()) {
                Spare kept = old.kept().get();
                ManagedDatabases.tookVersion(
                        transaction, live.id(), old.spec(), old.image(), kept.volume(), kept.token());
                SpareVolumes.keep(
                        transaction, new Spare(live.volume(), live.id(), live.volumeToken(), wish.operation()), keep);
            }
            VersionChanges.forget(transaction, live.id());
        });
    }

    private Spare requireKept(DatabaseId database) throws SQLException {
        return changes.find(database)
                .flatMap(Change::kept)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.STATE_CONFLICT, "the version of this database is being changed: wait for its end"));
    }
}
