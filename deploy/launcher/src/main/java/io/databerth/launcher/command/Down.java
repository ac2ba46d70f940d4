package io.databerth.launcher.command;

import io.databerth.embedded.ProcessIdentity;
import io.databerth.embedded.Waiting;
import io.databerth.launcher.stack.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the platform; the databases that it made go on running. */
@Command(name = "down", description = "Stop the platform and wait until all of it has ended; its data stays.")
public final class Down implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(150);

    @Override
    public Integer call() {
        Optional<ProcessIdentity> supervisor = Installation.here().supervisor();
        if (supervisor.isEmpty()) {
            System.out.println("Databerth does not run.");
            return 0;
        }
        Stopwatch stopwatch = new Stopwatch();
        ProcessHandle.of(supervisor.get().pid()).ifPresent(ProcessHandle::destroy);
        if (!Waiting.until(
                LIMIT, Duration.ofMillis(100), () -> !supervisor.get().isAlive())) {
            System.err.println("databerth: process " + supervisor.get().pid() + " has not ended after "
                    + LIMIT.toSeconds() + " s; see the logs");
            return 1;
        }
        System.out.printf("Databerth was stopped in %.1f s; its data stays.%n", stopwatch.seconds());
        return 0;
    }
}
