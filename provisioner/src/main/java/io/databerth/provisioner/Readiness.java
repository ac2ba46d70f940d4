package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Credentials;
import io.databerth.engine.Exec;
import io.databerth.engine.Holes;
import io.databerth.engine.Ready;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.LogTail;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Phase;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Waits until a server accepts connections, and until a real client has logged in as the user. */
public final class Readiness {
    private static final int LOG_LINES = 40;
    private static final Duration LONGEST_WITHOUT_ATTEMPT = Duration.ofSeconds(2);

    private final ContainerRuntime runtime;
    private final EngineCommand command;
    private final IssuedSecrets issued;
    private final Duration loginLimit;

    public Readiness(ContainerRuntime runtime, EngineCommand command, IssuedSecrets issued, Duration loginLimit) {
        this.runtime = runtime;
        this.command = command;
        this.issued = issued;
        this.loginLimit = loginLimit;
    }

    @FunctionalInterface
    private interface Try {
        boolean succeeds(ContainerState container) throws SQLException;
    }

    public void awaitServer(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        Ready ready = blueprint.version().ready();
        Holes holes = DatabaseHoles.with(blueprint, secrets);
        await(
                blueprint,
                secrets,
                ready.limit(),
                "did not accept connections",
                new Sparing(
                        blueprint.version().launch().port(),
                        container -> command.succeeds(container.id(), ready.probe(), holes, secrets)));
    }

    /** Asks only when something listens, or when that was not asked for some time: a refusal may come from elsewhere. */
    private static final class Sparing implements Try {
        private final OptionalInt port;
        private final Try attempt;
        private long lastAttempt = System.nanoTime();

        Sparing(OptionalInt port, Try attempt) {
            this.port = port;
            this.attempt = attempt;
        }

        @Override
        public boolean succeeds(ContainerState container) throws SQLException {
            boolean recently = System.nanoTime() - lastAttempt < LONGEST_WITHOUT_ATTEMPT.toNanos();
            if (recently && port.isPresent() && ServerPort.refuses(container, port.getAsInt())) {
                return false;
            }
            lastAttempt = System.nanoTime();
            return attempt.succeeds(container);
        }
    }

    /** A log-in over TCP with the certificate checked, by the engine's own client; engines without users only answer. */
    public void awaitLogin(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        Optional<Credentials> credentials = blueprint.version().credentials();
        if (credentials.isEmpty()) {
            awaitServer(blueprint, secrets);
            return;
        }
        Exec login = credentials.get().login();
        await(
                blueprint,
                secrets,
                loginLimit,
                "did not let the user log in",
                container -> logsIn(container.id(), login, blueprint, secrets));
    }

    /** With whichever of the user's passwords is the server's: a rotation may have been under way when it went down. */
    private boolean logsIn(String container, Exec login, Blueprint blueprint, DatabaseSecrets secrets)
            throws SQLException {
        if (logsIn(container, login, DatabaseHoles.with(blueprint, secrets), secrets)) {
            return true;
        }
        for (DatabaseSecrets candidate : issued.candidates(blueprint)) {
            if (logsIn(container, login, DatabaseHoles.with(blueprint, candidate), candidate)) {
                return true;
            }
        }
        return false;
    }

    private boolean logsIn(String container, Exec login, Holes holes, DatabaseSecrets with) {
        return command.succeeds(container, login, holes, with);
    }

    private void await(Blueprint blueprint, DatabaseSecrets secrets, Duration limit, String complaint, Try attempt)
            throws SQLException, InterruptedException {
        String name = blueprint.database().name();
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            ContainerState container = running(name, secrets);
            if (tried(attempt, container)) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                throw notReady("the server " + complaint + " within " + limit.toSeconds() + " s", container, secrets);
            }
            Thread.sleep(blueprint.version().ready().interval());
        }
    }

    /** A container that ends meanwhile refuses the command; the next look at it tells why. */
    private static boolean tried(Try attempt, ContainerState container) throws SQLException {
        try {
            return attempt.succeeds(container);
        } catch (RuntimeFailure.Refused | RuntimeFailure.NotFound ended) {
            return false;
        }
    }

    private ContainerState running(String name, DatabaseSecrets secrets) {
        ContainerState container = runtime.inspect(name)
                .orElseThrow(() ->
                        new CodedException(ErrorCode.NOT_READY_IN_TIME, "the container vanished while it started"));
        if (container.running()) {
            return container;
        }
        throw notReady(
                switch (container.phase()) {
                    case Phase.Exited(int code, boolean outOfMemory) ->
                        "the server ended with exit code " + code + (outOfMemory ? " because it ran out of memory" : "")
                                + " while it started";
                    case Phase.Created() -> "the container was not started";
                    case Phase.Paused() -> "the container was paused while it started";
                    case Phase.Dead(), Phase.Running() -> "the container broke while it started";
                },
                container,
                secrets);
    }

    private CodedException notReady(String what, ContainerState container, DatabaseSecrets secrets) {
        String log = LogTail.of(runtime.logs(container.id(), LOG_LINES), secrets.all());
        return new CodedException(
                ErrorCode.NOT_READY_IN_TIME, what + (log.isEmpty() ? "" : "; its log ends with:\n" + log));
    }
}
