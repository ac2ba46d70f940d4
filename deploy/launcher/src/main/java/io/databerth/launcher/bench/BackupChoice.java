package io.databerth.launcher.bench;

import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.stack.Stack;
import io.databerth.launcher.stack.StackOptions;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code bench --backup}, and the run that they ask for. */
final class BackupChoice {
    @Option(
            names = "--backup",
            description = "Instead: backup and restore of the same data against what people type today.")
    private boolean wanted;

    @Option(names = "--rounds", description = "Of --backup: how often; medians are shown (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    boolean wanted() {
        return wanted;
    }

    /**
     * Prints the table and writes target/bench/backup.json, or backup-part.json when engines were named.
     *
     * @param ids of the engines; empty for all that are compared
     */
    void compare(Path root, Path folder, List<String> ids) throws Exception {
        List<Peer> peers = chosen(ids);
        StackOptions options = StackOptions.of(folder.resolve("whole"), root);
        EngineCatalog catalog = EngineCatalog.load(options.enginesDirectory());
        List<Measurement> all = new ArrayList<>();
        try (var runtime = DockerRuntime.connect(RuntimeEndpoints.find());
                Stack stack = Stack.start(options)) {
            EngineImages images = new EngineImages(runtime, root);
            GatewayClient gateway =
                    new GatewayClient(stack.address(), stack.adminToken().reveal());
            for (Peer peer : peers) {
                System.out.println(peer.engine() + " ...");
                if (hasImage(images, catalog.engine(peer.engine()).orElseThrow().preferred())) {
                    all.addAll(new BackupComparison(stack, gateway, folder, rounds).measure(peer));
                }
            }
            Bench.clear(gateway, stack);
        }
        Report.print(all, System.out);
        Report.write(all, root.resolve(ids.isEmpty() ? "target/bench/backup.json" : "target/bench/backup-part.json"));
    }

    private static boolean hasImage(EngineImages images, EngineVersion version)
            throws IOException, InterruptedException {
        String reason = "this repository has no recipe for it";
        try {
            if (images.of(version).isPresent()) {
                return true;
            }
        } catch (IllegalStateException notBuilt) {
            reason = notBuilt.getMessage();
        }
        System.out.println(
                "not compared, since there is no image of " + version.engine() + " " + version.id() + ": " + reason);
        return false;
    }

    /** Those of these ids, or all; an id that is not compared is an {@link IllegalArgumentException}. */
    static List<Peer> chosen(List<String> ids) {
        List<String> known = Peer.ALL.stream().map(Peer::engine).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException(
                        "backups of '" + id + "' are compared with nothing; there are " + known);
            }
        }
        return Peer.ALL.stream()
                .filter(peer -> ids.isEmpty() || ids.contains(peer.engine()))
                .toList();
    }
}
