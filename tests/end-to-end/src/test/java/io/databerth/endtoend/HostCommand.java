package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A command of an operator, given in the repository's folder. */
final class HostCommand {
    private HostCommand() {}

    /** Returns when it has succeeded. */
    static void perform(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Platform.repositoryRoot().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
