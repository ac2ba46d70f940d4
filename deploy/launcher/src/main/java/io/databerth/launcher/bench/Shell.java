package io.databerth.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs what people type today. */
final class Shell {
    private Shell() {}

    /** Standard output of a command line; a failure is an {@link IllegalStateException} with what it said. */
    static String run(String commandLine) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", commandLine)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(commandLine + ": " + output);
        }
        return output.strip();
    }
}
