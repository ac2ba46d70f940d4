package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;

/** Removes a further user. Its row goes first, so that no start makes the user again. */
public final class DropUser {
    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final FurtherUsers users;

    public DropUser(ManagedDatabases databases, Blueprints blueprints, IssuedSecrets secrets, FurtherUsers users) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.users = users;
    }

    public void perform(DatabaseCommand.DropUser wish, Work work) throws Exception {
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        work.plan("drop");
        work.step("drop", () -> {
            work.inTransaction(transaction -> ManagedUsers.remove(transaction, wish.database(), wish.user()));
            users.drop(blueprint, wish.user(), secrets.get(blueprint));
        });
        work.conclude(new DatabaseEvent.UserDropped(wish.operation(), wish.database(), wish.user()));
    }
}
