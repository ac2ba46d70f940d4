package io.databerth.engines;

import io.databerth.contracts.Secret;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.Launch;
import io.databerth.engine.RenderedExec;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerMount;
import io.databerth.runtime.ContainerNetwork;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.Limit;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A real server of one engine version, hardened as in production, on a network and a volume of its own. */
final class EngineContainer implements AutoCloseable {
    static final String USERNAME = "db_user_a1b2c3";
    static final Secret ADMIN_PASSWORD = Secret.of("admin-canary-8147");
    private static final String ADDRESS = "db.engines.test";
    private static final Map<String, String> LABELS = Map.of("io.databerth.site", "engines-it");

    private final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
    private final String name = "engines-it-" + UUID.randomUUID();
    private final EngineVersion version;
    private final Launch launch;
    private final Sku sku = EngineCatalog.builtIn().sku("D1").orElseThrow();
    private final Holes holes;
    private final String id;

    private EngineContainer(EngineVersion version, String image, boolean isolated) throws Exception {
        this.version = version;
        this.launch = isolated ? version.launch().inIsolation() : version.launch();
        ThrowAwayCertificate tls = ThrowAwayCertificate.of(ADDRESS);
        holes = version.holes()
                .with(HoleName.PARAMETERS, "")
                .with(HoleName.ADDRESS, ADDRESS)
                .with(HoleName.USERNAME, USERNAME)
                .with(HoleName.DATABASE, "first")
                .with(HoleName.ADMIN_PASSWORD, ADMIN_PASSWORD)
                .with(HoleName.TLS_CERTIFICATE, tls.certificate())
                .with(HoleName.TLS_AUTHORITY, tls.authority())
                .with(HoleName.TLS_KEY, Secret.of(tls.key()))
                .with(version.sizing(), sku.resources());
        runtime.createNetwork(name, LABELS, NetworkReach.INTERNAL);
        runtime.createVolume(name, LABELS);
        id = runtime.create(spec(image, isolated ? ContainerNetwork.none() : ContainerNetwork.named(name, ADDRESS)));
        runtime.putFiles(id, launch.render(holes));
    }

    /** Created, and not started. */
    static EngineContainer create(EngineVersion version, String image) throws Exception {
        return new EngineContainer(version, image, false);
    }

    static EngineContainer start(EngineVersion version, String image) throws Exception {
        var container = create(version, image);
        container.start();
        return container;
    }

    /** A throw-away copy that nothing reaches. */
    static EngineContainer startIsolated(EngineVersion version, String image) throws Exception {
        var container = new EngineContainer(version, image, true);
        container.start();
        return container;
    }

    private ContainerSpec spec(String image, ContainerNetwork network) {
        var environment = new HashMap<String, String>();
        launch.env().forEach((variable, value) -> environment.put(variable, value.render(holes)));
        return ContainerSpec.of(name, image)
                .argv(launch.argv().stream()
                        .map(argument -> argument.render(holes))
                        .toList())
                .environment(environment)
                .user(launch.user().toString())
                .labels(LABELS)
                .mount(new ContainerMount.Volume(name, launch.dataPath(), false))
                .network(network)
                .limits(sku.limits().forRuntime().with(Limit.PIDS, 512))
                .stopSignal(launch.stopSignal())
                .stopTimeout(launch.stopGrace())
                .sharedMemoryBytes(launch.shm().orElseThrow().bytes())
                .build();
    }

    void start() {
        runtime.start(id);
        awaitReady();
    }

    void startWithoutWaiting() {
        runtime.start(id);
    }

    void awaitReady() {
        Awaitility.await()
                .atMost(version.ready().limit())
                .pollInterval(version.ready().interval())
                .until(() -> isRunning() && run(version.ready().probe(), holes).succeeded());
    }

    private boolean isRunning() {
        boolean running = runtime.inspect(id).orElseThrow().running();
        if (!running) {
            throw new IllegalStateException("the server ended:\n" + logs());
        }
        return true;
    }

    void restart() {
        runtime.stop(id, Duration.ofSeconds(30));
        start();
    }

    void kill() {
        runtime.kill(id);
    }

    String logs() {
        return runtime.logs(id, 5000);
    }

    EngineVersion version() {
        return version;
    }

    ContainerRuntime runtime() {
        return runtime;
    }

    String id() {
        return id;
    }

    Holes holes(String database) {
        return holes.with(HoleName.DATABASE, database);
    }

    ExecOutcome run(Exec exec, Holes with) {
        return runtime.execute(id, exec.render(with).request());
    }

    ExecOutcome run(Exec exec, Holes with, Secret password) {
        return runtime.execute(id, exec.render(with).request(password));
    }

    ExecOutcome run(RenderedExec exec) {
        return runtime.execute(id, exec.request());
    }

    ExecOutcome run(ExecRequest request) {
        return runtime.execute(id, request);
    }

    @Override
    public void close() {
        runtime.remove(id);
        runtime.removeVolume(name);
        runtime.removeNetwork(name);
        runtime.close();
    }
}
