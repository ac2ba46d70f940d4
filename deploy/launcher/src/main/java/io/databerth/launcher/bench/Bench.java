package io.databerth.launcher.bench;

import io.databerth.contracts.Labels;
import io.databerth.embedded.ScratchDirectory;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.launcher.command.Installation;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.Stack;
import io.databerth.launcher.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures on platforms of its own, in a directory that is gone afterwards. */
@Command(name = "bench", description = "Measures against references on this machine; writes target/bench.")
public final class Bench implements Callable<Integer> {
    /** What can be measured by itself. */
    enum Subject {
        ACCEPT,
        EVENTS,
        READY,
        BACKUP
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "SUBJECT",
            description =
                    "What to measure: ${COMPLETION-CANDIDATES}; everything by default. A part goes to main-part.json.")
    private List<Subject> subjects = List.of();

    @Mixin
    private EngineChoice engines = new EngineChoice();

    @Mixin
    private BackupChoice backups = new BackupChoice();

    @Override
    public Integer call() throws Exception {
        if ((engines.wanted() || backups.wanted()) && !subjects.isEmpty()) {
            throw new IllegalArgumentException("give either subjects, or engines or --backup, not both");
        }
        Path root = Installation.here().repositoryRoot();
        try (ScratchDirectory scratch = ScratchDirectory.make("databerth-bench")) {
            Path folder = scratch.path();
            if (backups.wanted()) {
                backups.compare(root, folder, engines.ids());
            } else if (engines.wanted()) {
                engines.compare(root, folder);
            } else {
                measure(root, folder);
            }
        }
        return 0;
    }

    private void measure(Path root, Path folder) throws Exception {
        List<Measurement> all = new ArrayList<>();
        if (wanted(Subject.ACCEPT)) {
            all.addAll(door(root, folder.resolve("door")));
        }
        if (!subjects.equals(List.of(Subject.ACCEPT))) {
            all.addAll(whole(root, folder.resolve("whole"), folder));
        }
        Report.print(all, System.out);
        Report.write(all, root.resolve(subjects.isEmpty() ? "target/bench/main.json" : "target/bench/main-part.json"));
    }

    private boolean wanted(Subject subject) {
        return subjects.isEmpty() || subjects.contains(subject);
    }

    private static List<Measurement> door(Path root, Path data) throws Exception {
        System.out.println("accepting creates ...");
        StackOptions options = StackOptions.of(data, root).withServices(Service.GATEWAY);
        try (Stack stack = Stack.start(options)) {
            return new AcceptMeasurement(stack).measure();
        }
    }

    private List<Measurement> whole(Path root, Path data, Path folder) throws Exception {
        List<Measurement> all = new ArrayList<>();
        long begin = System.nanoTime();
        try (Stack stack = Stack.start(StackOptions.of(data, root))) {
            all.add(Measurement.atMost("cold start of the stack", "s", Timing.millisecondsSince(begin) / 1e3, 30));
            GatewayClient gateway =
                    new GatewayClient(stack.address(), stack.adminToken().reveal());
            var watched = gateway.post("/api/v1/databases", Map.of("name", "watched"));
            gateway.await(watched.at("/operation/id").asText());
            if (wanted(Subject.EVENTS)) {
                System.out.println("commit to SSE ...");
                all.addAll(
                        new EventMeasurement(stack, watched.at("/database/id").asText()).measure());
            }
            if (wanted(Subject.READY)) {
                System.out.println("time to first query ...");
                String image = imageOf(watched.at("/database/containerName").asText());
                all.addAll(new ReadyMeasurement(gateway, folder, image).measure());
            }
            if (wanted(Subject.BACKUP)) {
                System.out.println("backup ...");
                all.addAll(new BackupMeasurement(gateway, folder).measure());
            }
            all.addAll(new FootprintMeasurement(stack).measure());
            clear(gateway, stack);
        }
        return all;
    }

    private static String imageOf(String container) throws IOException, InterruptedException {
        return Shell.run("docker inspect -f '{{.Config.Image}}' " + container);
    }

    static void clear(GatewayClient gateway, Stack stack) throws IOException, InterruptedException {
        for (var database : gateway.get("/api/v1/databases?limit=200").path("items")) {
            String path = "/api/v1/databases/" + database.path("id").asText() + "?data=erase";
            gateway.await(gateway.delete(path).at("/operation/id").asText());
        }
        String left = Shell.run("docker ps -aq --filter label=" + Labels.SITE + "=" + stack.site());
        if (!left.isEmpty()) {
            throw new IllegalStateException("containers are left: " + left);
        }
    }
}
