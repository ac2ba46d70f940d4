package io.databerth.provisioner;

import io.databerth.engine.Credentials;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Gives a running server another password of its user, in the way that its descriptor names. It can be repeated. */
public final class ChangePassword {
    private final DataSource store;
    private final PortClaims ports;
    private final DatabaseContainer container;
    private final RunningDatabase running;
    private final EngineCommand command;

    public ChangePassword(
            DataSource store,
            PortClaims ports,
            DatabaseContainer container,
            RunningDatabase running,
            EngineCommand command) {
        this.store = store;
        this.ports = ports;
        this.container = container;
        this.running = running;
        this.command = command;
    }

    /** Whether the descriptor names a way. */
    boolean isPossible(Blueprint blueprint) {
        return blueprint.version().credentials().filter(Credentials::rotates).isPresent();
    }

    void perform(Blueprint blueprint, DatabaseSecrets after) throws SQLException, InterruptedException {
        Credentials credentials = blueprint.version().credentials().orElseThrow();
        if (credentials.rotate().isPresent()) {
            String server = container
                    .find(blueprint.database())
                    .map(ContainerState::id)
                    .orElseThrow(() ->
                            new RuntimeFailure.NotFound(blueprint.database().name()));
            command.perform(
                    "setting the password",
                    server,
                    credentials.rotate().get(),
                    DatabaseHoles.with(blueprint, after),
                    after);
            return;
        }
        switch (credentials.rotateBy().orElseThrow()) {
            case RECREATION -> makeAnew(blueprint, after);
        }
    }

    /** A crash in between is the reconciler's: it makes the container with the password that the vault calls current. */
    private void makeAnew(Blueprint blueprint, DatabaseSecrets after) throws SQLException, InterruptedException {
        container.remove(blueprint.database().id(), blueprint.version().launch().stopGrace());
        Concessions concessions = Concessions.forKnown(action -> Transactions.run(store, action), ports);
        Blueprint started = running.start(blueprint, after, concessions);
        running.awaitReturn(started, after);
    }
}
