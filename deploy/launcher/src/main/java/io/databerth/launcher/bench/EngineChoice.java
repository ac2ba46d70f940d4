package io.databerth.launcher.bench;

import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.stack.Stack;
import io.databerth.launcher.stack.StackOptions;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code bench --engines}, and the run that they ask for. */
final class EngineChoice {
    @Option(
            names = "--engines",
            description =
                    "Instead: time to ready and idle memory of each engine against a plain container of its image.")
    private boolean all;

    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "ID",
            description = "The same, or --backup, for these engines only.")
    private List<String> ids = List.of();

    @Option(names = "--runs", description = "How often; the medians are shown (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "From ready until memory is read (default: ${DEFAULT-VALUE}).")
    private int settleSeconds = 10;

    List<String> ids() {
        return ids;
    }

    boolean wanted() {
        return all || !ids.isEmpty();
    }

    /** Prints the table and writes target/bench/engines.json, or engines-part.json when engines were named. */
    void compare(Path root, Path folder) throws Exception {
        StackOptions options = StackOptions.of(folder.resolve("engines"), root);
        EngineCatalog catalog = EngineCatalog.load(options.enginesDirectory());
        Collection<Engine> chosen = chosen(catalog, ids);
        var plan = new EngineMeasurement.Plan(runs, Duration.ofSeconds(settleSeconds));
        List<EngineLine> lines;
        try (var runtime = DockerRuntime.connect(RuntimeEndpoints.find());
                Stack stack = Stack.start(options)) {
            GatewayClient gateway =
                    new GatewayClient(stack.address(), stack.adminToken().reveal());
            lines = compare(
                    new EngineMeasurement(
                            catalog,
                            new EngineImages(runtime, root),
                            new OwnServer(gateway, runtime),
                            ThrowAwayCertificate.of(PlainLaunch.HOST, "localhost", "127.0.0.1")),
                    chosen,
                    plan);
            Bench.clear(gateway, stack);
        }
        System.out.print(EngineReport.table(lines, runs, plan.settling()));
        EngineReport.write(
                lines, root.resolve(ids.isEmpty() ? "target/bench/engines.json" : "target/bench/engines-part.json"));
    }

    private static List<EngineLine> compare(
            EngineMeasurement measurement, Collection<Engine> engines, EngineMeasurement.Plan plan)
            throws InterruptedException {
        System.out.println("warming up ...");
        measurement.warmUp();
        var lines = new ArrayList<EngineLine>();
        for (Engine engine : engines) {
            EngineLine line = measurement.measure(engine, plan);
            System.out.print(EngineReport.row(line)); // A whole round takes long: whoever waits sees it grow.
            lines.add(line);
        }
        return lines;
    }

    /** Those of these ids, or all; an id that the catalogue has not is an {@link IllegalArgumentException}. */
    static Collection<Engine> chosen(EngineCatalog catalog, List<String> ids) {
        return ids.isEmpty()
                ? catalog.engines()
                : ids.stream()
                        .map(id -> catalog.engine(id)
                                .orElseThrow(() -> new IllegalArgumentException("there is no engine '" + id + "'")))
                        .toList();
    }
}
