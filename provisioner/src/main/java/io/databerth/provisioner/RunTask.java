package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Task;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.runtime.ContainerState;
import java.util.Map;

/** Does to a running server what its descriptor has a command for. The commands can be repeated, so a crash needs no memory. */
public final class RunTask {
    private static final String TARGET = "target.";

    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final DatabaseContainer container;
    private final EngineCommand command;
    private final StopWrites stopping;

    public RunTask(
            ManagedDatabases databases,
            Blueprints blueprints,
            IssuedSecrets secrets,
            DatabaseContainer container,
            EngineCommand command,
            StopWrites stopping) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.container = container;
        this.command = command;
        this.stopping = stopping;
    }

    public void perform(DatabaseCommand.RunTask wish, Work work) throws Exception {
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        Blueprint blueprint = blueprints.of(database);
        Exec exec = blueprint
                .version()
                .administration()
                .command(wish.task())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED, "this engine has no command for " + wish.task()));
        work.plan("run");
        work.step("run", () -> run(wish, blueprint, exec));
        work.conclude(new DatabaseEvent.TaskDone(wish.operation(), wish.database(), wish.task()));
    }

    private void run(DatabaseCommand.RunTask wish, Blueprint blueprint, Exec exec) throws Exception {
        ContainerState server = container
                .find(blueprint.database())
                .filter(ContainerState::running)
                .orElseThrow(() -> new CodedException(ErrorCode.STATE_CONFLICT, "the database's server does not run"));
        Holes holes = targets(DatabaseHoles.plain(blueprint), wish.values());
        DatabaseSecrets issued = secrets.get(blueprint);
        command.perform(wish.task(), server.id(), exec, holes, issued);
        if (wish.task().equals(Task.CREATE_DATABASE.text())) {
            // The tenant gets every right in a new one.
            stopping.setRight(blueprint, issued);
        }
    }

    /** Names that no hole has are a fault of the sender. */
    private static Holes targets(Holes plain, Map<String, String> values) {
        Holes holes = plain;
        for (Map.Entry<String, String> value : values.entrySet()) {
            HoleName hole = HoleName.named(TARGET + value.getKey())
                    .orElseThrow(() -> new CodedException(
                            ErrorCode.REQUEST_INVALID, "a task has no value '" + value.getKey() + "'"));
            holes = holes.with(hole, value.getValue());
        }
        return holes;
    }
}
