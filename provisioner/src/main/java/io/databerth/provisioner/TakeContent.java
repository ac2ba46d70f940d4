package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import java.sql.SQLException;

/** Goes on with the creation of a database, or with the change of its version, when the volume with its content is filled. */
public final class TakeContent {
    private final ManagedDatabases databases;
    private final DatabaseVolume volume;
    private final FirstStart first;
    private final TakeVersion version;

    public TakeContent(ManagedDatabases databases, DatabaseVolume volume, FirstStart first, TakeVersion version) {
        this.databases = databases;
        this.volume = volume;
        this.first = first;
        this.version = version;
    }

    public void perform(DatabaseCommand.TakeContent wish, Work work) throws Exception {
        if (version.isFor(wish)) {
            version.perform(wish, work);
            return;
        }
        ManagedDatabase database = Managed.require(databases, wish.database());
        if (database.readyOnce() && !database.volume().equals(wish.volume())) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database has content of its own by now");
        }
        work.plan(FirstStart.STEPS);
        work.step("volume", () -> take(database, wish, work));
        first.perform(wish, work);
    }

    private void take(ManagedDatabase database, DatabaseCommand.TakeContent wish, Work work) throws SQLException {
        if (database.volume().equals(wish.volume())) {
            return;
        }
        Spare filled = Spare.filled(wish.volume(), wish.database(), wish.operation());
        volume.requireFilled(filled);
        work.inTransaction(transaction -> {
            ManagedDatabases.tookVolume(transaction, wish.database(), filled.volume(), filled.token());
            SpareVolumes.forget(transaction, filled.volume());
        });
    }
}
