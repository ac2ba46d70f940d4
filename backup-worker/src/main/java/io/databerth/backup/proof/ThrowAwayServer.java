package io.databerth.backup.proof;

import io.databerth.backup.engine.EngineTool;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A real server in an isolated container, with the user and the inner database; it is gone when this is closed. */
final class ThrowAwayServer implements AutoCloseable {
    private static final int LOG_LINES = 20;
    /** At whether it still runs, and at the clock. */
    private static final int TRIES_BETWEEN_LOOKS = 10;
    /** By itself, or by the signal that asks for it: SIGINT, SIGTERM. */
    private static final Set<Integer> CLEAN_ENDS = Set.of(0, 130, 143);

    private final ContainerRuntime runtime;
    private final IsolatedContainer container;

    private ThrowAwayServer(ContainerRuntime runtime, IsolatedContainer container) {
        this.runtime = runtime;
        this.container = container;
    }

    static ThrowAwayServer start(ContainerRuntime runtime, ProofPlace place) throws InterruptedException {
        return start(runtime, place, place.version().ready().limit());
    }

    /** @param limit how long it may work on what it finds before it answers */
    static ThrowAwayServer start(ContainerRuntime runtime, ProofPlace place, Duration limit)
            throws InterruptedException {
        EngineVersion version = place.version();
        ThrowAwayServer server = new ThrowAwayServer(
                runtime, IsolatedContainer.start(runtime, place, IsolatedContainer.Command.server(version.launch())));
        try {
            server.awaitReady(version, limit);
            server.bootstrap(version);
            return server;
        } catch (InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    String container() {
        return container.id();
    }

    Holes holes() {
        return container.holes();
    }

    /** Of its user. */
    Secret password() {
        return container.password();
    }

    /** Ends the server so that its data is whole on disk. */
    void stop(Launch launch) {
        runtime.stop(container(), launch.stopGrace());
        Phase end = runtime.inspect(container())
                .map(ContainerState::phase)
                .orElseThrow(() -> new CodedException(ErrorCode.ENGINE_COMMAND_FAILED, "the copy's server vanished"));
        if (!(end instanceof Phase.Exited exited) || !CLEAN_ENDS.contains(exited.code())) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED,
                    "the copy's server did not end cleanly (" + end + "): " + runtime.logs(container(), LOG_LINES));
        }
    }

    @Override
    public void close() {
        container.close();
    }

    private void awaitReady(EngineVersion version, Duration limit) throws InterruptedException {
        EngineTool tool = new EngineTool(runtime);
        RenderedExec once = version.ready().probe().render(holes());
        RenderedExec probe =
                once.repeated(version.ready().interval(), TRIES_BETWEEN_LOOKS).orElse(once);
        long end = System.nanoTime() + limit.toNanos();
        while (!tool.succeeds(container(), probe)) {
            boolean alive =
                    runtime.inspect(container()).map(ContainerState::running).orElse(false);
            if (!alive || System.nanoTime() > end) {
                throw new CodedException(
                        ErrorCode.NOT_READY_IN_TIME,
                        "the proof's server " + (alive ? "is not ready in time: " : "has ended: ")
                                + runtime.logs(container(), LOG_LINES));
            }
            Thread.sleep(version.ready().interval());
        }
    }

    /** An engine that is a library has no users. */
    private void bootstrap(EngineVersion version) {
        Optional<Credentials> credentials = version.credentials();
        credentials.ifPresent(account -> new EngineTool(runtime)
                .perform(
                        "preparing the proof's server",
                        container(),
                        account.bootstrap().render(holes())));
    }
}
