package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the volume that a restore has filled in the place of the live one. The row that names the volume is the switch: before
 * it the old content is live, after it the new one, and whoever makes the container next makes it with that. The volume that
 * was live is kept for a time.
 */
public final class SwitchVolume {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchVolume.class);
    private static final Duration REPLACED_KEPT = Duration.ofHours(24);
    /** One that could not be switched to is of no more use than the backup that it was filled from. */
    private static final Duration REFUSED_KEPT = Duration.ofHours(1);

    private final ManagedDatabases databases;
    private final SpareVolumes spares;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final DatabaseVolume volume;
    private final DatabaseContainer container;
    private final RunningDatabase running;

    public SwitchVolume(
            ManagedDatabases databases,
            SpareVolumes spares,
            PortClaims ports,
            Blueprints blueprints,
            IssuedSecrets secrets,
            DatabaseVolume volume,
            DatabaseContainer container,
            RunningDatabase running) {
        this.databases = databases;
        this.spares = spares;
        this.ports = ports;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.volume = volume;
        this.container = container;
        this.running = running;
    }

    public void perform(DatabaseCommand.SwitchVolume wish, Work work) throws Exception {
        work.plan("switch", "account", "ready");
        try {
            bringUp(wish, work);
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                switchBack(wish, work);
            }
            throw failed;
        }
    }

    private void bringUp(DatabaseCommand.SwitchVolume wish, Work work) throws Exception {
        work.step("switch", () -> {
            take(wish, work);
            start(wish, work);
        });
        Blueprint blueprint = blueprints.of(requireRunning(wish));
        DatabaseSecrets issued = secrets.get(blueprint);
        // The server was made with a password of its own: the user gets today's.
        work.step("account", () -> running.makeAccount(blueprint, issued));
        work.step("ready", () -> running.awaitLogin(blueprint, issued));
        work.conclude(
                new DatabaseEvent.Restored(wish.operation(), wish.database(), wish.backup(), wish.safetyBackup()),
                transaction -> ManagedDatabases.becameReady(transaction, wish.database()));
    }

    /** Makes the filled volume the live one, unless it is; no server runs then. */
    void take(DatabaseCommand.SwitchVolume wish, Work work) throws SQLException {
        ManagedDatabase database = requireRunning(wish);
        if (!database.volume().equals(wish.volume())) {
            Spare filled = Spare.filled(wish.volume(), database.id(), wish.operation());
            volume.requireFilled(filled);
            take(database, filled, work);
        }
    }

    private ManagedDatabase requireRunning(DatabaseCommand.SwitchVolume wish) throws SQLException {
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        if (database.desired() != Desired.RUNNING) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the database was stopped while its backup was restored; nothing was changed");
        }
        return database;
    }

    /** The server that is live ends first, so that nothing is written to the replaced volume after the switch. */
    private void take(ManagedDatabase database, Spare filled, Work work) throws SQLException {
        container.remove(
                database.id(), blueprints.of(database).version().launch().stopGrace());
        var replaced = new Spare(database.volume(), database.id(), database.volumeToken(), filled.operation());
        work.inTransaction(transaction -> {
            ManagedDatabases.tookVolume(transaction, database.id(), filled.volume(), filled.token());
            SpareVolumes.keep(transaction, replaced, REPLACED_KEPT);
            SpareVolumes.forget(transaction, filled.volume());
        });
    }

    private void start(DatabaseCommand.SwitchVolume wish, Work work) throws SQLException {
        Blueprint blueprint = blueprints.of(databases.find(wish.database()).orElseThrow());
        running.start(blueprint, secrets.get(blueprint), Concessions.forKnown(work::inTransaction, ports));
    }

    /** A server that does not come up with the restored content: the one that was live takes its place again. */
    void switchBack(DatabaseCommand.SwitchVolume wish, Work work) {
        try {
            Optional<ManagedDatabase> database = databases.find(wish.database());
            Optional<Spare> replaced = spares.replacedBy(wish.operation(), wish.volume());
            if (database.isEmpty()
                    || replaced.isEmpty()
                    || !database.get().volume().equals(wish.volume())) {
                return;
            }
            container.remove(
                    wish.database(),
                    blueprints.of(database.get()).version().launch().stopGrace());
            Spare refused = Spare.filled(wish.volume(), wish.database(), wish.operation());
            work.inTransaction(transaction -> {
                ManagedDatabases.tookVolume(
                        transaction,
                        wish.database(),
                        replaced.get().volume(),
                        replaced.get().token());
                SpareVolumes.keep(transaction, refused, REFUSED_KEPT);
                SpareVolumes.forget(transaction, replaced.get().volume());
            });
            start(wish, work);
        } catch (SQLException | RuntimeException later) {
            // The reconciler makes the container with whatever volume the row names.
            LOG.warn("{} is brought back by the next look: {}", wish.database(), later.getMessage());
        }
    }
}
