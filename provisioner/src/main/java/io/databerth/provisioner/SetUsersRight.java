package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedUsers;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * After a restore beside the running server: the content is that of the backup, which knows nothing of users that came, or
 * were given other rights, since then. What does not succeed is tried again with the next look.
 */
public final class SetUsersRight {
    private final DataSource store;
    private final IdleDatabases idle;
    private final ManagedUsers users;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final FurtherUsers further;

    public SetUsersRight(
            DataSource store,
            IdleDatabases idle,
            ManagedUsers users,
            Blueprints blueprints,
            IssuedSecrets secrets,
            FurtherUsers further) {
        this.store = store;
        this.idle = idle;
        this.users = users;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.further = further;
    }

    /** The databases that need it. */
    List<DatabaseId> waiting() throws SQLException {
        return users.stale();
    }

    void perform(DatabaseId database) throws SQLException, InterruptedException {
        idle.perform(database, this::setRight);
    }

    private void setRight(ManagedDatabase database) throws SQLException, InterruptedException {
        Blueprint blueprint = blueprints.of(database);
        further.setRight(blueprint, secrets.get(blueprint));
        Transactions.run(store, transaction -> ManagedUsers.areRight(transaction, database.id()));
    }
}
