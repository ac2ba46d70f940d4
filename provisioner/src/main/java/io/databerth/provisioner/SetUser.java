package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.FurtherUser;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;

/**
 * Gives a database a further user, or another access to one. The row that says so comes first: a crash after it is set right
 * by the repeated command, and by every later start.
 */
public final class SetUser {
    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final FurtherUsers users;

    public SetUser(ManagedDatabases databases, Blueprints blueprints, IssuedSecrets secrets, FurtherUsers users) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.users = users;
    }

    public void perform(DatabaseCommand.SetUser wish, Work work) throws Exception {
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        FurtherUser user = new FurtherUser(wish.user(), wish.access());
        FurtherUsers.commandFor(blueprint, wish.access());
        work.plan("password", "user");
        DatabaseSecrets issued = secrets.get(blueprint);
        work.step("password", () -> secrets.awaitOf(blueprint, wish.user()));
        work.step("user", () -> {
            work.inTransaction(transaction -> ManagedUsers.set(transaction, wish.database(), user));
            users.set(
                    blueprint,
                    user,
                    users.passwordOf(blueprint, wish.user(), issued).orElseThrow());
        });
        work.conclude(new DatabaseEvent.UserSet(wish.operation(), wish.database(), wish.user(), wish.access()));
    }
}
