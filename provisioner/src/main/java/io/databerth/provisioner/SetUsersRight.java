package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.provisioner.store.Troubles;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * After a restore beside the running server: the content is that of the backup, which knows nothing of users that came, or
 * were given other rights, since then. What does not succeed is tried again with the next look.
 */
public final class SetUsersRight {
    private final DataSource store;
    private final ManagedDatabases databases;
    private final ManagedUsers users;
    private final DatabaseLocks locks;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final FurtherUsers further;

    public SetUsersRight(
            DataSource store,
            ManagedDatabases databases,
            ManagedUsers users,
            DatabaseLocks locks,
            Blueprints blueprints,
            IssuedSecrets secrets,
            FurtherUsers further) {
        this.store = store;
        this.databases = databases;
        this.users = users;
        this.locks = locks;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.further = further;
    }

    /** The databases that need it. */
    List<DatabaseId> waiting() throws SQLException {
        return users.stale();
    }

    /** Does nothing when someone else works on the database. */
    void perform(DatabaseId database) throws SQLException, InterruptedException {
        Optional<DatabaseLocks.Held> held = locks.tryHold(database);
        if (held.isPresent()) {
            try (DatabaseLocks.Held alone = held.get()) {
                setRight(database);
            }
        }
    }

    /** A stopped one is set right by its start. */
    private void setRight(DatabaseId database) throws SQLException, InterruptedException {
        boolean busy = Transactions.call(store, transaction -> Troubles.isBusy(transaction, database));
        Optional<ManagedDatabase> found =
                databases.find(database).filter(each -> each.readyOnce() && each.desired() == Desired.RUNNING);
        if (!busy && found.isPresent()) {
            Blueprint blueprint = blueprints.of(found.get());
            further.setRight(blueprint, secrets.get(blueprint));
            Transactions.run(store, transaction -> ManagedUsers.areRight(transaction, database));
        }
    }
}
