package io.databerth.monitor.plan;

import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A database of the watch list.
 *
 * @param open the provisioner's work on it that has not ended yet
 * @param toldAt when the last word about it arrived here
 */
public record Watched(DatabaseId database, Desired desired, Optional<OpenOperation> open, Instant toldAt) {
    /** An operation stops and starts containers on purpose. Longer than this, which no start takes, it excuses nothing. */
    static final Duration EXCUSED = Duration.ofMinutes(5);

    /** An operation that was accepted and has not ended. */
    public record OpenOperation(OperationId operation, Instant since) {}

    /** Whether an operation explains at that moment why the container is not as it should be. */
    boolean excused(Instant at) {
        return open.filter(operation -> at.isBefore(operation.since().plus(EXCUSED)))
                .isPresent();
    }

    /**
     * What is to be watched after an event; empty when nothing is.
     *
     * @param happenedAt when the event's service wrote it
     * @param toldAt when it arrived here
     */
    public static Optional<Watched> after(
            Optional<Watched> before, DatabaseEvent event, Instant happenedAt, Instant toldAt) {
        Watched known = before.orElseGet(() -> new Watched(event.database(), Desired.MAKING, Optional.empty(), toldAt));
        return switch (event) {
            case DatabaseEvent.Accepted accepted ->
                Optional.of(known.told(
                        known.desired, Optional.of(new OpenOperation(accepted.operation(), happenedAt)), toldAt));
            case DatabaseEvent.Ready _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Resized _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Upgraded _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.VersionChanged _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Certified _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Configured _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Published _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Unpublished _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Restored _ -> Optional.of(known.told(Desired.RUNNING, Optional.empty(), toldAt));
            case DatabaseEvent.Repaired _ -> Optional.of(known.told(Desired.RUNNING, known.open, toldAt));
            case DatabaseEvent.Stopped _ -> Optional.of(known.told(Desired.STOPPED, Optional.empty(), toldAt));
            case DatabaseEvent.Failed failed -> before.map(watched -> watched.ended(failed.operation(), toldAt));
            case DatabaseEvent.TaskDone done -> before.map(watched -> watched.ended(done.operation(), toldAt));
            case DatabaseEvent.VersionConfirmed confirmed ->
                before.map(watched -> watched.ended(confirmed.operation(), toldAt));
            // Of a restore it tells what was live before, and the restore goes on.
            case DatabaseEvent.SnapshotTaken taken -> before.map(watched -> watched.ended(taken.operation(), toldAt));
            case DatabaseEvent.UserSet set -> before.map(watched -> watched.ended(set.operation(), toldAt));
            case DatabaseEvent.UserDropped dropped -> before.map(watched -> watched.ended(dropped.operation(), toldAt));
            case DatabaseEvent.Deleted _ -> Optional.empty();
            case DatabaseEvent.StepDone _,
                    DatabaseEvent.SnapshotGone _,
                    DatabaseEvent.ContentWanted _,
                    DatabaseEvent.Drifted _,
                    DatabaseEvent.Irreparable _,
                    DatabaseEvent.Frozen _,
                    DatabaseEvent.Thawed _,
                    DatabaseEvent.CredentialApplied _,
                    DatabaseEvent.CredentialRefused _ -> before;
        };
    }

    private Watched told(Desired newDesired, Optional<OpenOperation> newOpen, Instant at) {
        return new Watched(database, newDesired, newOpen, at);
    }

    /** The same without this operation, which changed nothing of what the database should be. */
    private Watched ended(OperationId operation, Instant at) {
        return told(desired, open.filter(other -> !other.operation().equals(operation)), at);
    }
}
