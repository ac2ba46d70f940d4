package io.databerth.launcher.command;

import io.databerth.embedded.Waiting;
import io.databerth.launcher.setup.EngineHost;
import io.databerth.launcher.setup.EngineSetup;
import io.databerth.launcher.setup.Execution;
import io.databerth.launcher.setup.HostLook;
import io.databerth.launcher.setup.Step;
import io.databerth.runtime.RuntimeInformation.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is missing for a container engine, and installs it when told to. */
@Command(
        name = "install",
        description =
                "Install docker or podman from the packages of the distribution. Says what it would do; --yes does it.")
public final class InstallEngine implements Callable<Integer> {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Parameters(paramLabel = "ENGINE", description = "docker or podman")
    private Kind kind = Kind.DOCKER;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(names = "--packages-only", description = "Neither configure nor start anything.")
    private boolean packagesOnly;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        EngineHost host = HostLook.at(kind);
        List<Step> steps = packagesOnly ? EngineSetup.packageSteps(kind, host) : EngineSetup.steps(kind, host);
        if (steps.isEmpty()) {
            System.out.println(name + (packagesOnly ? " is installed" : " is installed and answers"));
            return 0;
        }
        String obstacle = EngineSetup.obstacle(steps, host);
        if (!yes || !obstacle.isEmpty()) {
            System.out.println("To do for " + name + ":");
            steps.forEach(step -> System.out.println("  " + step.description()));
            System.out.println(obstacle.isEmpty() ? "With --yes it is done." : "It cannot be done here: " + obstacle);
            return 1;
        }
        try {
            return install(name, steps);
        } catch (IllegalStateException failed) {
            System.err.println("databerth: " + failed.getMessage());
            return 1;
        }
    }

    private int install(String name, List<Step> steps) throws IOException, InterruptedException {
        Path log = Installation.here().data().log(name);
        var execution = new Execution(log);
        for (Step step : steps) {
            System.out.println(step.description());
            execution.perform(step);
        }
        if (!packagesOnly
                && !Waiting.until(START_LIMIT, PAUSE, () -> HostLook.at(kind).answering())) {
            System.err.println("databerth: " + name + " does not answer; its log: " + log);
            return 1;
        }
        System.out.println(name + (packagesOnly ? " is installed" : " is installed and answers"));
        return 0;
    }
}
