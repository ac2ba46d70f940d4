package io.databerth.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs what people type today. */
final class Shell {
    private Shell() {}

    /** Standard output of a command line; a failure is an {@link IllegalStateException} with what it said. */
    static String run(String commandLine) throws IOException, InterruptedException {
        return run(List.of("sh", "-c", commandLine));
    }

    /** As {@link #run(String)}, without a shell. */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output.strip();
    }
}
