package io.databerth.provisioner;

import io.databerth.engine.Exec;
import io.databerth.engine.WriteStop;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.store.StorageQuotas;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Stops a user of a full database from adding to it, or lets the user write again: what the store says, whatever the server
 * has. It can be repeated. A database that was never full is left alone.
 */
public final class StopWrites {
    private final StorageQuotas quotas;
    private final DatabaseContainer container;
    private final EngineCommand command;

    public StopWrites(StorageQuotas quotas, DatabaseContainer container, EngineCommand command) {
        this.quotas = quotas;
        this.container = container;
        this.command = command;
    }

    /** Of the database's own user. */
    void setRight(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException {
        setRight(blueprint, blueprint.database().spec().username(), secrets);
    }

    void setRight(Blueprint blueprint, String user, DatabaseSecrets secrets) throws SQLException {
        Optional<WriteStop> quota = blueprint.version().administration().quota();
        Optional<Boolean> frozen = quotas.frozen(blueprint.database().id());
        if (quota.isEmpty() || frozen.isEmpty()) {
            return;
        }
        Exec exec = frozen.get() ? quota.get().freeze() : quota.get().thaw();
        ContainerState server = container
                .find(blueprint.database())
                .filter(ContainerState::running)
                .orElseThrow(
                        () -> new RuntimeFailure.NotFound(blueprint.database().name()));
        command.perform(
                (frozen.get() ? "stopping" : "allowing") + " the writes of '" + user + "'",
                server.id(),
                exec,
                DatabaseHoles.as(user, blueprint, secrets),
                secrets);
    }
}
