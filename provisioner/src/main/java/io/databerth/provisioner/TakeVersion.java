package io.databerth.provisioner;

import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import io.databerth.provisioner.store.VersionChanges;
import io.databerth.provisioner.store.VersionChanges.Change;
import java.sql.SQLException;

/**
 * Makes the new version live when the volume with its content is filled: the row that names volume, version and image is the
 * switch. A server of the new version that does not come up gives way to the old one.
 */
public final class TakeVersion {
    private final ManagedDatabases databases;
    private final VersionChanges changes;
    private final DatabaseVolume volume;
    private final SettleVersion settle;

    public TakeVersion(
            ManagedDatabases databases, VersionChanges changes, DatabaseVolume volume, SettleVersion settle) {
        this.databases = databases;
        this.changes = changes;
        this.volume = volume;
        this.settle = settle;
    }

    /** Whether a change of the version waits for this content, or has taken it already. */
    boolean isFor(DatabaseCommand.TakeContent wish) throws SQLException {
        return changes.find(wish.database())
                .filter(change -> change.operation().equals(wish.operation()))
                .isPresent();
    }

    void perform(DatabaseCommand.TakeContent wish, Work work) throws Exception {
        work.plan("switch", "account", "ready");
        try {
            work.step("switch", () -> {
                take(wish, work);
                settle.startAnew(wish.database(), work);
            });
            settle.bringUp(wish, work, Managed.requireMade(databases, wish.database()));
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                settle.putBack(wish, work);
            }
            throw failed;
        }
    }

    private void take(DatabaseCommand.TakeContent wish, Work work) throws SQLException {
        ManagedDatabase old = Managed.requireMade(databases, wish.database());
        if (!old.closed()) {
            return;
        }
        Change next = changes.find(wish.database()).orElseThrow();
        Spare filled = Spare.filled(wish.volume(), wish.database(), wish.operation());
        volume.requireFilled(filled);
        settle.end(old);
        work.inTransaction(transaction -> {
            VersionChanges.keep(transaction, old);
            ManagedDatabases.tookVersion(
                    transaction, old.id(), next.spec(), next.image(), filled.volume(), filled.token());
            SpareVolumes.forget(transaction, filled.volume());
        });
    }
}
