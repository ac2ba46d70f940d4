package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.DatabaseLocks;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.Troubles;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Running databases that nobody works on, for what is set right in them between operations. */
public final class IdleDatabases {
    private final DataSource store;
    private final ManagedDatabases databases;
    private final DatabaseLocks locks;

    public IdleDatabases(DataSource store, ManagedDatabases databases, DatabaseLocks locks) {
        this.store = store;
        this.databases = databases;
        this.locks = locks;
    }

    /** What is done while nobody else can begin to work on the database. */
    interface Action {
        void on(ManagedDatabase database) throws SQLException, InterruptedException;
    }

    /** Does nothing when someone else works on the database, and to a stopped one, which is set right by its start. */
    void perform(DatabaseId database, Action action) throws SQLException, InterruptedException {
        Optional<DatabaseLocks.Held> held = locks.tryHold(database);
        if (held.isPresent()) {
            try (DatabaseLocks.Held alone = held.get()) {
                boolean busy = Transactions.call(store, transaction -> Troubles.isBusy(transaction, database));
                Optional<ManagedDatabase> found =
                        databases.find(database).filter(each -> each.readyOnce() && each.desired() == Desired.RUNNING);
                if (!busy && found.isPresent()) {
                    action.on(found.get());
                }
            }
        }
    }
}
