package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.engine.Backup;
import io.databerth.engine.ChangeLog;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.FurtherUser;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.provisioner.store.Snapshots;
import io.databerth.provisioner.store.Snapshots.Snapshot;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import io.databerth.runtime.VolumeCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a copy of what a snapshot holds in the place of the live volume. The files know passwords and users of then: nobody reaches
 * their server before it has today's password and none of those users. What was live is a snapshot for a day.
 */
public final class RestoreSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreSnapshot.class);
    private static final Duration REPLACED_KEPT = Duration.ofHours(24);

    private final Site site;
    private final ManagedDatabases databases;
    private final ManagedUsers managedUsers;
    private final Snapshots snapshots;
    private final SpareVolumes spares;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final VolumeCopies copies;
    private final SwitchVolume switching;
    private final SettleVersion settling;
    private final RunningDatabase running;
    private final FurtherUsers users;

    public RestoreSnapshot(
            Site site,
            ManagedDatabases databases,
            ManagedUsers managedUsers,
            Snapshots snapshots,
            SpareVolumes spares,
            Blueprints blueprints,
            IssuedSecrets secrets,
            VolumeCopies copies,
            SwitchVolume switching,
            SettleVersion settling,
            RunningDatabase running,
            FurtherUsers users) {
        this.site = site;
        this.databases = databases;
        this.managedUsers = managedUsers;
        this.snapshots = snapshots;
        this.spares = spares;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.copies = copies;
        this.switching = switching;
        this.settling = settling;
        this.running = running;
        this.users = users;
    }

    public void perform(DatabaseCommand.RestoreSnapshot wish, Work work) throws Exception {
        Snapshot snapshot = requireFitting(wish);
        String target = Managed.requireMade(databases, wish.database()).name() + "-" + wish.operation();
        DatabaseCommand.SwitchVolume exchange = new DatabaseCommand.SwitchVolume(
                wish.operation(), wish.database(), wish.generation(), wish.snapshot(), wish.safety(), target);
        work.plan("copy", "switch", "account", "open", "ready");
        try {
            work.step("copy", () -> copy(wish, snapshot, target));
            work.step("switch", () -> {
                work.inTransaction(transaction -> ManagedDatabases.close(transaction, wish));
                switching.take(exchange, work);
                settling.startAnew(wish.database(), work);
            });
            work.step("account", () -> letInOnlyToday(wish, snapshot));
            work.step("open", () -> {
                work.inTransaction(transaction -> ManagedDatabases.open(transaction, wish.database()));
                settling.startAnew(wish.database(), work);
            });
            Blueprint open = blueprint(wish);
            work.step("ready", () -> running.awaitReturn(open, secrets.get(open)));
            conclude(wish, target, open.database(), work);
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                goBack(exchange, work);
            }
            throw failed;
        }
    }

    private Snapshot requireFitting(DatabaseCommand.RestoreSnapshot wish) throws SQLException {
        Snapshot snapshot = snapshots.require(wish.database(), wish.snapshot());
        String version = Managed.requireMade(databases, wish.database()).spec().version();
        if (!snapshot.version().equals(version)) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "the snapshot is of version " + snapshot.version() + ", and the database has version " + version
                            + ": its files fit that version only");
        }
        return snapshot;
    }

    /** The live server goes on meanwhile. */
    private void copy(DatabaseCommand.RestoreSnapshot wish, Snapshot snapshot, String target) throws SQLException {
        Blueprint blueprint = blueprint(wish);
        if (blueprint.database().volume().equals(target)) {
            return;
        }
        Map<String, String> labels = OwnLabels.filled(site, blueprint.database(), wish.operation());
        try (VolumeCopy copy = copies.begin(blueprint, wish.operation(), snapshot.volume(), target, labels)) {
            copy.perform();
            log(blueprint).map(ChangeLog::directory).ifPresent(copy::leaveOut);
        }
    }

    /** What its directory holds would be taken for what follows on what was collected last. */
    private static Optional<ChangeLog> log(Blueprint blueprint) {
        return blueprint.version().backup().flatMap(Backup::physical).flatMap(Backup.Physical::log);
    }

    private void letInOnlyToday(DatabaseCommand.RestoreSnapshot wish, Snapshot snapshot)
            throws SQLException, InterruptedException {
        Blueprint blueprint = blueprint(wish);
        DatabaseSecrets today = secrets.get(blueprint);
        running.letIn(blueprint, today);
        for (String user : snapshot.users()) {
            // Those of today are made again when the database is open.
            users.drop(blueprint, user, today);
        }
    }

    private void conclude(DatabaseCommand.RestoreSnapshot wish, String target, ManagedDatabase live, Work work)
            throws SQLException {
        Optional<Spare> replaced = spares.replacedBy(wish.operation(), target);
        Instant now = Instant.now();
        List<String> known =
                managedUsers.of(live.id()).stream().map(FurtherUser::name).toList();
        work.conclude(
                new DatabaseEvent.Restored(wish.operation(), wish.database(), wish.snapshot(), wish.safety()),
                transaction -> {
                    ManagedDatabases.becameReady(transaction, wish.database());
                    if (replaced.isPresent()) {
                        keep(transaction, wish, replaced.get(), live, known, now, work);
                    }
                });
    }

    private static void keep(
            Connection transaction,
            DatabaseCommand.RestoreSnapshot wish,
            Spare replaced,
            ManagedDatabase live,
            List<String> known,
            Instant now,
            Work work)
            throws SQLException {
        String version = live.spec().version();
        Snapshots.keep(
                transaction,
                new Snapshot(
                        wish.safety(),
                        wish.database(),
                        replaced.volume(),
                        replaced.token(),
                        version,
                        known,
                        OptionalLong.empty(),
                        now),
                REPLACED_KEPT);
        SpareVolumes.forget(transaction, replaced.volume());
        work.outbox()
                .append(
                        transaction,
                        work.topic(),
                        new DatabaseEvent.SnapshotTaken(
                                wish.operation(), wish.database(), wish.safety(), version, null, 0, now));
    }

    /** What was live is live again, and open; what was only copied goes. */
    private void goBack(DatabaseCommand.SwitchVolume exchange, Work work) {
        try {
            boolean switched =
                    spares.replacedBy(exchange.operation(), exchange.volume()).isPresent();
            work.inTransaction(transaction -> ManagedDatabases.open(transaction, exchange.database()));
            if (switched) {
                switching.switchBack(exchange, work);
            } else {
                ManagedDatabase live = Managed.requireMade(databases, exchange.database());
                copies.remove(exchange.volume(), OwnLabels.filled(site, live, exchange.operation()));
            }
        } catch (SQLException | RuntimeException later) {
            // The reconciler makes the container as the row says, whatever volume that names.
            LOG.warn("{} is brought back by the next look: {}", exchange.database(), later.getMessage());
        }
    }

    private Blueprint blueprint(DatabaseCommand.RestoreSnapshot wish) throws SQLException {
        return blueprints.of(Managed.requireMade(databases, wish.database()));
    }
}
