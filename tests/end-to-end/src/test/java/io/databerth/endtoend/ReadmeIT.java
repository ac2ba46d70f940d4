package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.embedded.FreePorts;
import io.databerth.embedded.TestServers;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The README's commands, as a reader would type them. */
@Isolated("a reader's machine does nothing else meanwhile")
class ReadmeIT {
    private final Path root = Platform.repositoryRoot();
    private final Path data = TestServers.directory("readme").resolve("data");
    private final int port = FreePorts.any();

    @Test
    void theReadmesFirstCommandPlaysTheMainJobAndLeavesNothing() throws Exception {
        assertThat(commands()).containsExactly("./databerth demo", "./databerth test");
        try {
            perform("./databerth demo");
        } finally {
            perform("./databerth down");
        }
        String site = Files.readString(data.resolve("site")).strip();
        try (ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find())) {
            Map<String, String> labels = Map.of("io.databerth.site", site);
            assertThat(runtime.list(labels)).isEmpty();
            assertThat(runtime.volumes(labels)).isEmpty();
            assertThat(runtime.networks(labels)).isEmpty();
        }
    }

    private List<String> commands() throws IOException {
        return Pattern.compile("```sh\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private void perform(String command) throws IOException, InterruptedException {
        Path said = data.resolveSibling("said");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("DATABERTH_DATA", data.toString());
        builder.environment().put("DATABERTH_PORT", Integer.toString(port));
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " has not ended within ten minutes: " + Files.readString(said));
        }
        assertThat(process.exitValue())
                .as("%s, which said: %s", command, Files.readString(said))
                .isZero();
        System.out.println(Files.readString(said));
    }
}
