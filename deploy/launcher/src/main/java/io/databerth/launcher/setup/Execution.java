package io.databerth.launcher.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Does the steps of an installation. */
public final class Execution {
    private static final long COMMAND_MINUTES = 15;
    private final Path log;

    /** @param log where a process that goes on in the background writes */
    public Execution(Path log) {
        this.log = log;
    }

    /** Fails with IllegalStateException that says which command failed. */
    public void perform(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Step.InstallPackages(List<String> packages) -> install(packages);
            case Step.WriteFile(Path file, String content) -> {
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, content);
            }
            case Step.EnableUnit(String unit) -> run(List.of("systemctl", "enable", "--now", unit));
            case Step.StartProcess(List<String> command) -> start(command);
        }
    }

    private void install(List<String> packages) throws IOException, InterruptedException {
        run(List.of("apt-get", "update", "-q"));
        var command =
                new ArrayList<>(List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q"));
        command.add("--no-install-recommends");
        command.addAll(packages);
        run(command);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(log.resolveSibling("."));
        Process process = builder(command).start();
        if (!process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " takes too long; see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed; see " + log);
        }
    }

    /** A second Docker would destroy the first one's network, so none is started beside one that merely does not answer. */
    private void start(List<String> command) throws IOException {
        String program = command.getFirst();
        boolean runs = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().command().stream())
                .anyMatch(running -> running.endsWith("/dockerd"));
        if (program.equals("dockerd") && runs) {
            throw new IllegalStateException("dockerd runs already but does not answer");
        }
        Files.createDirectories(log.resolveSibling("."));
        var background = new ArrayList<>(List.of("setsid"));
        background.addAll(command);
        builder(background).start();
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
