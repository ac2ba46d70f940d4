package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.VersionChanges;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Begins to move a database to another version: its server is started anew without any network, so that nothing is written
 * any more, and the backup worker is asked for a volume of the new version with the content. {@link TakeVersion} goes on.
 */
public final class ChangeVersion {
    private final ManagedDatabases databases;
    private final VersionChanges changes;
    private final Blueprints blueprints;
    private final EngineImage image;
    private final SettleVersion settle;

    public ChangeVersion(
            ManagedDatabases databases,
            VersionChanges changes,
            Blueprints blueprints,
            EngineImage image,
            SettleVersion settle) {
        this.databases = databases;
        this.changes = changes;
        this.blueprints = blueprints;
        this.image = image;
        this.settle = settle;
    }

    public void perform(DatabaseCommand.ChangeVersion wish, Work work) throws Exception {
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        DatabaseSpec next = requireLoadable(wish, database);
        work.plan("image", "close");
        try {
            work.step("image", () -> close(wish, next, work));
            work.step("close", () -> settle.startAnew(wish.database(), work));
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                settle.openAfter(wish, work);
            }
            throw failed;
        }
        work.conclude(new DatabaseEvent.ContentWanted(
                wish.operation(),
                wish.database(),
                wish.generation(),
                next,
                new InitialContent(wish.backup(), wish.database())));
    }

    private DatabaseSpec requireLoadable(DatabaseCommand.ChangeVersion wish, ManagedDatabase database)
            throws SQLException {
        Optional<VersionChanges.Change> other = changes.find(wish.database());
        if (other.isPresent() && !other.get().operation().equals(wish.operation())) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT,
                    "the change from " + other.get().spec().version() + " is not confirmed: confirm or undo it first");
        }
        DatabaseSpec next = database.spec().inVersion(wish.version());
        blueprints.check(next);
        if (!blueprints.version(next).loads(database.spec().version())) {
            throw new CodedException(
                    ErrorCode.VERSION_UNKNOWN,
                    next.engine() + " " + next.version() + " does not load content of version "
                            + database.spec().version());
        }
        return next;
    }

    /** Nothing is stopped while an image is fetched or built. */
    private void close(DatabaseCommand.ChangeVersion wish, DatabaseSpec next, Work work)
            throws SQLException, InterruptedException {
        if (changes.find(wish.database()).isPresent()) {
            return;
        }
        String chosen = image.resolve(blueprints.version(next));
        work.inTransaction(transaction -> {
            ManagedDatabases.desire(transaction, wish, Desired.RUNNING);
            VersionChanges.close(transaction, wish.database(), wish.operation(), next, chosen);
        });
    }
}
