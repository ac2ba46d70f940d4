package io.databerth.launcher.command;

import io.databerth.embedded.RotatingLog;
import io.databerth.launcher.plan.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the end of the logs. */
@Command(name = "logs", description = "Show the last lines of one part's log, or of every part's.")
public final class Logs implements Callable<Integer> {
    @Parameters(arity = "0..1", description = "A service, store, broker or supervisor.")
    private @Nullable String part;

    @Option(
            names = {"-n", "--lines"},
            description = "How many lines of each (${DEFAULT-VALUE}).")
    private int lines = 40;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Installation installation = Installation.here();
        List<Path> files = files(installation);
        if (files.isEmpty()) {
            System.err.println(
                    "databerth: there is no such log in " + installation.data().logs());
            return 1;
        }
        for (Path file : files) {
            System.out.println("==> " + file);
            RotatingLog.lastLines(file, lines).forEach(System.out::println);
        }
        if (follow) {
            followForEver(files.getFirst());
        }
        return 0;
    }

    private List<Path> files(Installation installation) throws IOException {
        if (part != null) {
            String name = Service.named(part).map(Service::module).orElse(part);
            Path file = installation.data().log(name);
            return name.matches("[a-z-]+") && Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        if (!Files.isDirectory(installation.data().logs())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(installation.data().logs())) {
            return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static void followForEver(Path file) throws IOException, InterruptedException {
        LogFollower follower = new LogFollower(file);
        while (!Thread.currentThread().isInterrupted()) { // Until the person interrupts the command.
            follower.printNew();
            Thread.sleep(300);
        }
    }
}
