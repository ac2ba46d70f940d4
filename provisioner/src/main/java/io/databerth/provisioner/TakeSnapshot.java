package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.FurtherUser;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.provisioner.store.Snapshots;
import io.databerth.provisioner.store.Snapshots.Snapshot;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.VolumeCopy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies a database's volume while its server is stopped. What can be found out before is found out before it is stopped. */
public final class TakeSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(TakeSnapshot.class);

    private final Site site;
    private final ManagedDatabases databases;
    private final ManagedUsers users;
    private final Snapshots snapshots;
    private final Blueprints blueprints;
    private final VolumeCopies copies;
    private final DatabaseContainer container;
    private final StopDatabase stopping;
    private final StartDatabase starting;

    public TakeSnapshot(
            Site site,
            ManagedDatabases databases,
            ManagedUsers users,
            Snapshots snapshots,
            Blueprints blueprints,
            VolumeCopies copies,
            DatabaseContainer container,
            StopDatabase stopping,
            StartDatabase starting) {
        this.site = site;
        this.databases = databases;
        this.users = users;
        this.snapshots = snapshots;
        this.blueprints = blueprints;
        this.copies = copies;
        this.container = container;
        this.stopping = stopping;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.TakeSnapshot wish, Work work) throws Exception {
        Blueprint blueprint = blueprints.of(requireRunning(wish));
        work.plan("copy", "start", "ready");
        work.step("copy", () -> copy(wish, blueprint, work));
        Snapshot made = snapshots.require(wish.database(), wish.snapshot());
        starting.bringUp(wish, work, ready -> taken(wish, made));
    }

    private static DatabaseEvent taken(DatabaseCommand.TakeSnapshot wish, Snapshot made) {
        return new DatabaseEvent.SnapshotTaken(
                wish.operation(),
                wish.database(),
                wish.snapshot(),
                made.version(),
                made.bytes().isPresent() ? made.bytes().getAsLong() : null,
                Duration.between(made.takenAt(), Instant.now()).toMillis(),
                made.takenAt());
    }

    private ManagedDatabase requireRunning(DatabaseCommand.TakeSnapshot wish) throws SQLException {
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        if (database.desired() != Desired.RUNNING || database.closed()) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "a snapshot is taken of a running database");
        }
        return database;
    }

    private void copy(DatabaseCommand.TakeSnapshot wish, Blueprint blueprint, Work work) throws SQLException {
        ManagedDatabase database = blueprint.database();
        String target = database.name() + "-" + wish.snapshot();
        Map<String, String> labels = OwnLabels.snapshot(site, database, wish.snapshot());
        List<String> known =
                users.of(database.id()).stream().map(FurtherUser::name).toList();
        Instant stopped;
        long bytes;
        try (VolumeCopy copy = copies.begin(blueprint, wish.operation(), database.volume(), target, labels)) {
            stopped = Instant.now();
            stopping.stop(database);
            ContainerState before = requireStopped(database);
            bytes = copy.perform();
            if (!requireStopped(database).startedAt().equals(before.startedAt())) {
                throw new CodedException(
                        ErrorCode.CONTAINER_CONFLICT, "somebody started the server while its files were copied");
            }
        } catch (RuntimeException failed) {
            undo(database, target, labels);
            throw failed;
        }
        work.inTransaction(transaction -> Snapshots.keep(
                transaction,
                new Snapshot(
                        wish.snapshot(),
                        database.id(),
                        target,
                        wish.snapshot().value(),
                        database.spec().version(),
                        known,
                        OptionalLong.of(bytes),
                        stopped)));
    }

    private ContainerState requireStopped(ManagedDatabase database) {
        return container
                .find(database)
                .filter(found -> !found.running())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.CONTAINER_CONFLICT, "the server does not stay stopped while its files are copied"));
    }

    /** The server is to come back at once, whatever became of the copy; the reconciler sees to it if it does not now. */
    private void undo(ManagedDatabase database, String target, Map<String, String> labels) {
        try {
            container.startAgain(database);
            copies.remove(target, labels);
        } catch (RuntimeException later) {
            LOG.warn("what a snapshot of {} has begun is not undone: {}", database.id(), later.getMessage());
        }
    }
}
