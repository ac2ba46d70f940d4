package io.databerth.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.embedded.TestServers;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.ServiceCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartUpsTest {
    private final Path root = TestServers.directory("repository");

    @Test
    void aBuildsFirstStartServesAllLaterOnesUntilTheNextBuild() throws Exception {
        FakeRepository.in(root);
        assertThat(flags(Service.VAULT)).noneMatch(flag -> flag.startsWith("-XX:AOT"));

        StartUps.keep(root, TestServers.directory("scratch"));
        for (Service service : Service.all()) {
            assertThat(flags(service))
                    .filteredOn(flag -> flag.startsWith("-XX:AOTCache="))
                    .hasSize(1);
        }
        assertThat(leftOvers()).isEmpty();
        Stack.start(StackOptions.of(TestServers.directory("data"), root)).close();

        Files.setLastModifiedTime(
                jar(Service.VAULT), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(flags(Service.VAULT)).noneMatch(flag -> flag.startsWith("-XX:AOT"));
        assertThat(flags(Service.GATEWAY)).anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
    }

    private List<String> flags(Service service) {
        return ServiceCommand.of(service, Path.of("java"), jar(service), Path.of("/c"), List.of(), List.of());
    }

    private Path jar(Service service) {
        return ServiceCommand.jar(root, service);
    }

    /** What is neither a jar nor a cache. */
    private List<Path> leftOvers() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".jar")
                            && !file.toString().endsWith(".aot"))
                    .filter(file -> !file.endsWith("target/start-ups.lock"))
                    .toList();
        }
    }
}
