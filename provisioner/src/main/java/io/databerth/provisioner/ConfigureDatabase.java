package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;

/** Gives a database other settings. */
public final class ConfigureDatabase {
    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final ReshapeDatabase reshaping;

    public ConfigureDatabase(ManagedDatabases databases, Blueprints blueprints, ReshapeDatabase reshaping) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.reshaping = reshaping;
    }

    public void perform(DatabaseCommand.Configure wish, Work work) throws Exception {
        ManagedDatabase before = Managed.requireMade(databases, wish.database());
        blueprints.of(before).version().parameters().refusal(wish.parameters()).ifPresent(why -> {
            throw new CodedException(ErrorCode.REQUEST_INVALID, why);
        });
        reshaping.perform(
                wish,
                before.spec().configured(wish.parameters()),
                work,
                ready -> new DatabaseEvent.Configured(ready.operation(), ready.database(), wish.parameters()));
    }
}
