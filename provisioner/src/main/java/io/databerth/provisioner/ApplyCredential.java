package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.engine.Exec;
import io.databerth.engine.Holes;
import io.databerth.messaging.fault.FaultPoints;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.CredentialApplications;
import io.databerth.provisioner.store.CredentialApplications.Application;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import io.databerth.vault.client.RedeemedPassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives a server the prepared version of a user's password. What the server accepts is found out by logging in, so that
 * a try that was cut off anywhere converges. It is refused only while the version before is known to be the server's.
 */
public final class ApplyCredential {
    /** Some servers accept a replaced password a few seconds longer. */
    private static final Duration VERIFICATION = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** What came of one try. */
    public sealed interface Outcome {
        record Applied() implements Outcome {}

        record Refused(Failure failure) implements Outcome {}

        /** Not now; tried again. */
        record Later(String reason) implements Outcome {}
    }

    private final ManagedDatabases databases;
    private final CredentialApplications applications;
    private final SecretSource source;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final DatabaseContainer container;
    private final EngineCommand command;
    private final ChangePassword change;

    public ApplyCredential(
            ManagedDatabases databases,
            CredentialApplications applications,
            SecretSource source,
            Blueprints blueprints,
            IssuedSecrets secrets,
            DatabaseContainer container,
            EngineCommand command,
            ChangePassword change) {
        this.databases = databases;
        this.applications = applications;
        this.source = source;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.container = container;
        this.command = command;
        this.change = change;
    }

    /** The caller holds the database's lock. */
    public Outcome perform(Application application) throws SQLException, InterruptedException {
        Optional<ManagedDatabase> found = databases.find(application.database()).filter(ManagedDatabase::readyOnce);
        if (found.isEmpty() || found.get().removed() || found.get().desired() == Desired.DELETED) {
            return new Outcome.Refused(Failure.of(ErrorCode.NOT_FOUND, "there is no such database"));
        }
        ManagedDatabase database = found.get();
        if (database.desired() == Desired.STOPPED) {
            return application.begun() ? new Outcome.Later("the database is stopped") : refusedWhileStopped();
        }
        Blueprint blueprint = blueprints.of(database);
        Optional<Failure> impossible = change.refusal(blueprint, application.user());
        if (impossible.isPresent()) {
            return new Outcome.Refused(impossible.get());
        }
        if (container.find(database).filter(ContainerState::running).isEmpty()) {
            return new Outcome.Later("its server does not run");
        }
        return onServer(application, blueprint);
    }

    private static Outcome refusedWhileStopped() {
        return new Outcome.Refused(
                new Failure(ErrorCode.STATE_CONFLICT, "the database is stopped", "Start the database, then rotate."));
    }

    private Outcome onServer(Application application, Blueprint blueprint) throws SQLException, InterruptedException {
        FaultPoints.reached("applycredential.redeem.before");
        var reference = SecretReference.passwordOf(application.database(), application.user());
        Optional<RedeemedPassword> prepared = source.password(reference, application.version());
        Optional<RedeemedPassword> current = source.password(reference);
        if (prepared.isEmpty() || current.isEmpty()) {
            return new Outcome.Refused(
                    Failure.of(ErrorCode.NOT_FOUND, "the vault no longer holds version " + application.version()));
        }
        DatabaseSecrets before =
                secrets.get(blueprint).withUserPassword(current.get().password());
        DatabaseSecrets after = before.withUserPassword(prepared.get().password());
        FaultPoints.reached("applycredential.redeem.after");
        if (!logsIn(application, blueprint, after)) {
            Optional<Outcome> refusal = set(application, blueprint, before, after);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        boolean replaced = current.get().version() != application.version();
        return verify(application, blueprint, replaced ? Optional.of(before) : Optional.empty(), after);
    }

    private Optional<Outcome> set(
            Application application, Blueprint blueprint, DatabaseSecrets before, DatabaseSecrets after)
            throws SQLException, InterruptedException {
        FaultPoints.reached("applycredential.set.before");
        applications.begin(application);
        try {
            change.perform(blueprint, application.user(), after);
        } catch (CodedException | RuntimeFailure failed) {
            return Optional.of(refusedIfUnchanged(application, blueprint, before, after, failed));
        }
        FaultPoints.reached("applycredential.set.after");
        return Optional.empty();
    }

    /** A command that failed may still have had its effect. */
    private Outcome refusedIfUnchanged(
            Application application,
            Blueprint blueprint,
            DatabaseSecrets before,
            DatabaseSecrets after,
            RuntimeException failed) {
        boolean unchanged = !logsIn(application, blueprint, after) && logsIn(application, blueprint, before);
        if (unchanged && failed instanceof CodedException coded) {
            return new Outcome.Refused(coded.failure());
        }
        return new Outcome.Later(String.valueOf(failed.getMessage()));
    }

    private Outcome verify(
            Application application, Blueprint blueprint, Optional<DatabaseSecrets> before, DatabaseSecrets after)
            throws InterruptedException {
        FaultPoints.reached("applycredential.verify.before");
        long end = System.nanoTime() + VERIFICATION.toNanos();
        while (true) {
            boolean newLogsIn = logsIn(application, blueprint, after);
            boolean oldLogsIn = before.isPresent() && logsIn(application, blueprint, before.get());
            if (newLogsIn && !oldLogsIn) {
                FaultPoints.reached("applycredential.verify.after");
                return new Outcome.Applied();
            }
            if (System.nanoTime() - end > 0) {
                return new Outcome.Later(
                        newLogsIn ? "the server still accepts the old password" : "the new password does not log in");
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean logsIn(Application application, Blueprint blueprint, DatabaseSecrets with) {
        Exec login = blueprint.version().credentials().orElseThrow().login();
        String user = application.user();
        Holes holes = user == null ? DatabaseHoles.with(blueprint, with) : DatabaseHoles.as(user, blueprint, with);
        return container
                .find(blueprint.database())
                .filter(server -> command.succeeds(server.id(), login, holes, with))
                .isPresent();
    }
}
