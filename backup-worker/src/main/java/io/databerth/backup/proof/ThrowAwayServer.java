package io.databerth.backup.proof;

import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.EngineTool;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.LimitNegotiation;
import io.databerth.runtime.Phase;
import io.databerth.runtime.RenderedFile;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real server of the same engine, version and size, without network, that is gone when this is closed. */
final class ThrowAwayServer implements AutoCloseable {
    private static final int LOG_LINES = 20;
    /** By itself, or by the signal that asks for it: SIGINT, SIGTERM. */
    private static final Set<Integer> CLEAN_ENDS = Set.of(0, 130, 143);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ContainerRuntime runtime;
    private final String container;
    private final Holes holes;
    private final Secret password;

    private ThrowAwayServer(ContainerRuntime runtime, String container, Holes holes, Secret password) {
        this.runtime = runtime;
        this.container = container;
        this.holes = holes;
        this.password = password;
    }

    /**
     * Starts the server and makes the user and the inner database in it; whatever container an earlier attempt left is removed first.
     *
     * @param volume an empty one that outlives the server; without it nothing does
     */
    static ThrowAwayServer start(
            ContainerRuntime runtime,
            String site,
            DatabaseId database,
            OperationId operation,
            Content content,
            EngineVersion version,
            Sku sku,
            Optional<String> volume)
            throws InterruptedException {
        Map<String, String> labels = ProofPlan.labels(site, database, operation);
        removeAll(runtime, labels);
        Launch launch = version.launch().inIsolation();
        Secret password = throwAwayPassword();
        Holes holes = holes(content, version, sku, password);
        ContainerSpec spec =
                ProofPlan.container(operation, labels, content, launch, image(runtime, version), sku, holes, volume);
        List<RenderedFile> files = launch.render(holes);
        try {
            String id = LimitNegotiation.createAndStart(runtime, spec, made -> runtime.putFiles(made, files))
                    .id();
            ThrowAwayServer server = new ThrowAwayServer(runtime, id, holes, password);
            server.awaitReady(version);
            server.bootstrap(version);
            return server;
        } catch (InterruptedException | RuntimeException failed) {
            removeAll(runtime, labels);
            throw failed;
        }
    }

    String container() {
        return container;
    }

    Holes holes() {
        return holes;
    }

    /** Of its user. */
    Secret password() {
        return password;
    }

    /** Ends the server so that its data is whole on disk. */
    void stop(Launch launch) {
        runtime.stop(container, launch.stopGrace());
        Phase end = runtime.inspect(container)
                .map(ContainerState::phase)
                .orElseThrow(() -> new CodedException(ErrorCode.ENGINE_COMMAND_FAILED, "the copy's server vanished"));
        if (!(end instanceof Phase.Exited exited) || !CLEAN_ENDS.contains(exited.code())) {
            throw new CodedException(
                    ErrorCode.ENGINE_COMMAND_FAILED,
                    "the copy's server did not end cleanly (" + end + "): " + runtime.logs(container, LOG_LINES));
        }
    }

    @Override
    public void close() {
        Clearing.up(() -> runtime.remove(container));
    }

    private static void removeAll(ContainerRuntime runtime, Map<String, String> labels) {
        Clearing.up(() -> runtime.list(labels).forEach(left -> runtime.remove(left.id())));
    }

    private void awaitReady(EngineVersion version) throws InterruptedException {
        EngineTool tool = new EngineTool(runtime);
        RenderedExec probe = version.ready().probe().render(holes);
        long end = System.nanoTime() + version.ready().limit().toNanos();
        while (!tool.succeeds(container, probe)) {
            boolean alive =
                    runtime.inspect(container).map(ContainerState::running).orElse(false);
            if (!alive || System.nanoTime() > end) {
                throw new CodedException(
                        ErrorCode.NOT_READY_IN_TIME,
                        "the proof's server " + (alive ? "is not ready in time: " : "has ended: ")
                                + runtime.logs(container, LOG_LINES));
            }
            Thread.sleep(version.ready().interval());
        }
    }

    private void bootstrap(EngineVersion version) {
        Credentials credentials = version.credentials()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED, version.engine() + " has no credentials in its descriptor"));
        new EngineTool(runtime)
                .perform(
                        "preparing the proof's server",
                        container,
                        credentials.bootstrap().render(holes));
    }

    private static String image(ContainerRuntime runtime, EngineVersion version) {
        return version.images().stream()
                .filter(runtime::imageExists)
                .findFirst()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.IMAGE_UNAVAILABLE, "none of " + version.images() + " is on this host"));
    }

    private static Holes holes(Content content, EngineVersion version, Sku sku, Secret password) {
        return version.holes()
                .with(version.sizing(), sku.resources())
                .with(HoleName.USERNAME, content.username())
                .with(HoleName.DATABASE, content.innerDatabase())
                .with(HoleName.PASSWORD, password)
                .with(HoleName.ADMIN_PASSWORD, throwAwayPassword());
    }

    private static Secret throwAwayPassword() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Secret.of(HexFormat.of().formatHex(bytes));
    }
}
