package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.store.Snapshots;
import io.databerth.provisioner.store.Snapshots.Snapshot;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import java.util.Optional;

/** Removes a snapshot with what it holds; one that is gone is fine. */
public final class DeleteSnapshot {
    private final Snapshots snapshots;
    private final DatabaseVolume volume;

    public DeleteSnapshot(Snapshots snapshots, DatabaseVolume volume) {
        this.snapshots = snapshots;
        this.volume = volume;
    }

    public void perform(DatabaseCommand.DeleteSnapshot wish, Work work) throws Exception {
        Optional<Snapshot> snapshot = snapshots.find(wish.database(), wish.snapshot());
        work.plan("volume");
        work.step("volume", () -> {
            if (snapshot.isPresent() && !volume.remove(spare(snapshot.get(), wish))) {
                throw new CodedException(ErrorCode.CONTAINER_CONFLICT, "a container uses the snapshot's volume");
            }
        });
        work.conclude(
                new DatabaseEvent.SnapshotGone(wish.operation(), wish.database(), wish.snapshot()),
                transaction -> Snapshots.forget(transaction, wish.snapshot()));
    }

    private static Spare spare(Snapshot snapshot, DatabaseCommand.DeleteSnapshot wish) {
        return new Spare(snapshot.volume(), snapshot.database(), snapshot.token(), wish.operation());
    }
}
