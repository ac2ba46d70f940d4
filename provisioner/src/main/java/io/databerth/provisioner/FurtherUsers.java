package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Credentials;
import io.databerth.engine.Exec;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.FurtherUser;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.vault.client.RedeemedPassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The users that a server has besides the database's own: made, set right, locked out, removed; each can be repeated. */
public final class FurtherUsers {
    /** Some servers take a change of their users a few seconds later. */
    private static final Duration VERIFICATION = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ManagedUsers users;
    private final SecretSource source;
    private final CredentialApplications applications;
    private final DatabaseContainer container;
    private final EngineCommand command;
    private final StopWrites stopping;

    public FurtherUsers(
            ManagedUsers users,
            SecretSource source,
            CredentialApplications applications,
            DatabaseContainer container,
            EngineCommand command,
            StopWrites stopping) {
        this.users = users;
        this.source = source;
        this.applications = applications;
        this.container = container;
        this.command = command;
        this.stopping = stopping;
    }

    /** OPERATION_UNSUPPORTED where the descriptor has no command for such a user. */
    static Exec commandFor(Blueprint blueprint, UserAccess access) {
        Optional<Exec> exec = access == UserAccess.NONE
                ? blueprint.version().credentials().flatMap(Credentials::revoke)
                : Optional.ofNullable(
                        blueprint.version().administration().users().get(access));
        return exec.orElseThrow(
                () -> new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has no users with " + access));
    }

    Optional<FurtherUser> find(Blueprint blueprint, String name) throws SQLException {
        return users.of(blueprint.database().id()).stream()
                .filter(user -> user.name().equals(name))
                .findFirst();
    }

    /** The password that the vault calls current, or the one that the server has already taken in its place. */
    Optional<DatabaseSecrets> passwordOf(Blueprint blueprint, String user, DatabaseSecrets secrets)
            throws SQLException {
        SecretReference reference =
                SecretReference.passwordOf(blueprint.database().id(), user);
        Optional<RedeemedPassword> current = source.password(reference);
        var applied = applications.lastApplied(blueprint.database().id(), user);
        if (current.isPresent()
                && applied.isPresent()
                && applied.getAsInt() > current.get().version()) {
            current = source.password(reference, applied.getAsInt());
        }
        return current.map(password -> secrets.withUserPassword(password.password()));
    }

    /** After a start: a server, or what was restored into it, may have none of them, or with other passwords. */
    void setRight(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        for (FurtherUser user : users.of(blueprint.database().id())) {
            DatabaseSecrets own = passwordOf(blueprint, user.name(), secrets)
                    .orElseThrow(() -> new CodedException(
                            ErrorCode.VAULT_UNAVAILABLE, "the vault has no password of user '" + user.name() + "'"));
            set(blueprint, user, own);
        }
    }

    /** @param own the secrets with the user's password */
    void set(Blueprint blueprint, FurtherUser user, DatabaseSecrets own) throws SQLException, InterruptedException {
        perform("setting the user", commandFor(blueprint, user.access()), blueprint, user.name(), own);
        if (user.access() == UserAccess.READ_WRITE) {
            stopping.setRight(blueprint, user.name(), own);
        }
        verify(blueprint, user, own);
    }

    void drop(Blueprint blueprint, String name, DatabaseSecrets secrets) {
        Exec drop = blueprint
                .version()
                .credentials()
                .flatMap(Credentials::drop)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED, "this engine has no command that removes a user"));
        perform("removing the user", drop, blueprint, name, secrets);
    }

    /** A real log-in tells whether the server does as it was told. */
    private void verify(Blueprint blueprint, FurtherUser user, DatabaseSecrets own) throws InterruptedException {
        boolean wanted = user.access() != UserAccess.NONE;
        long end = System.nanoTime() + VERIFICATION.toNanos();
        while (logsIn(blueprint, user.name(), own) != wanted) {
            if (System.nanoTime() - end > 0) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED,
                        "the user '" + user.name() + "' "
                                + (wanted ? "cannot log in although it was made" : "still logs in"));
            }
            Thread.sleep(PAUSE);
        }
    }

    boolean logsIn(Blueprint blueprint, String user, DatabaseSecrets own) {
        Exec login = blueprint.version().credentials().orElseThrow().login();
        return command.succeeds(server(blueprint).id(), login, DatabaseHoles.as(user, blueprint, own), own);
    }

    private void perform(String what, Exec exec, Blueprint blueprint, String user, DatabaseSecrets own) {
        command.perform(
                what + " '" + user + "'", server(blueprint).id(), exec, DatabaseHoles.as(user, blueprint, own), own);
    }

    private ContainerState server(Blueprint blueprint) {
        return container
                .find(blueprint.database())
                .filter(ContainerState::running)
                .orElseThrow(
                        () -> new RuntimeFailure.NotFound(blueprint.database().name()));
    }
}
