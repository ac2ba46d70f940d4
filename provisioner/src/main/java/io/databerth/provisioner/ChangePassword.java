package io.databerth.provisioner;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Credentials;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.FurtherUser;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives a running server another password of one of its users, in the way that its descriptor names. It can be repeated. */
public final class ChangePassword {
    private final DataSource store;
    private final PortClaims ports;
    private final DatabaseContainer container;
    private final RunningDatabase running;
    private final EngineCommand command;
    private final FurtherUsers users;

    public ChangePassword(
            DataSource store,
            PortClaims ports,
            DatabaseContainer container,
            RunningDatabase running,
            EngineCommand command,
            FurtherUsers users) {
        this.store = store;
        this.ports = ports;
        this.container = container;
        this.running = running;
        this.command = command;
        this.users = users;
    }

    /** Why it cannot be: the descriptor names no way, or the further user is not there or locked out. */
    Optional<Failure> refusal(Blueprint blueprint, @Nullable String user) throws SQLException {
        if (user == null) {
            return blueprint
                            .version()
                            .credentials()
                            .filter(Credentials::rotates)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(Failure.of(
                            ErrorCode.OPERATION_UNSUPPORTED,
                            "the engine's descriptor names no way to change a password"));
        }
        Optional<FurtherUser> known = users.find(blueprint, user);
        if (known.isEmpty()) {
            return Optional.of(Failure.of(ErrorCode.NOT_FOUND, "there is no user '" + user + "'"));
        }
        return known.get().access() == UserAccess.NONE
                ? Optional.of(new Failure(
                        ErrorCode.STATE_CONFLICT,
                        "the user '" + user + "' is locked out",
                        "Grant it access, then rotate."))
                : Optional.empty();
    }

    /** @param user a further user; absent for the database's own */
    void perform(Blueprint blueprint, @Nullable String user, DatabaseSecrets after)
            throws SQLException, InterruptedException {
        if (user == null) {
            performOwn(blueprint, after);
        } else {
            users.set(blueprint, users.find(blueprint, user).orElseThrow(), after);
        }
    }

    private void performOwn(Blueprint blueprint, DatabaseSecrets after) throws SQLException, InterruptedException {
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
