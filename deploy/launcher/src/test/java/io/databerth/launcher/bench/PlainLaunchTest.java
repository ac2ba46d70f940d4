package io.databerth.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.engine.Access;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainLaunchTest {
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();
    private static final Sku SIZE = CATALOG.sku("F1").orElseThrow();
    private static final Secret PASSWORD = Secret.of("password-canary-7713");
    private static final ThrowAwayCertificate CERTIFICATE =
            new ThrowAwayCertificate("authority-canary", "chain-canary", "key-canary-7713");

    static Stream<EngineVersion> servers() {
        return CATALOG.engines().stream()
                .filter(engine -> engine.access() == Access.SERVER)
                .flatMap(engine -> engine.versions().stream());
    }

    private static PlainLaunch launch(EngineVersion version) {
        return new PlainLaunch(version, "some/image:1", SIZE, CERTIFICATE, PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void itHasTheDescriptorsArgumentsTheSizesLimitsAndNoSecret(EngineVersion version) {
        List<String> command = launch(version).create("plain-1");
        assertThat(command).startsWith("docker", "create", "--name", "plain-1");
        assertThat(command.subList(command.indexOf("some/image:1") + 1, command.size()))
                .hasSameSizeAs(version.launch().argv());
        assertThat(command)
                .containsSequence(
                        "--memory", Long.toString(SIZE.resources().memory().bytes()))
                .containsSequence("--cpus", "2.0")
                .containsSequence("--user", version.launch().user().toString())
                .contains(
                        "type=volume,source=plain-1,target=" + version.launch().dataPath())
                .noneMatch(part -> part.contains("canary"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void itsFilesAndItsProbeAreTheDescriptorsOwn(EngineVersion version) {
        assertThat(launch(version).files())
                .hasSameSizeAs(version.launch().files())
                .allSatisfy(file -> assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                        .doesNotContain("${port}", "${password}", "${admin.password}", "${tls."));
        assertThat(launch(version).probe().argv())
                .hasSameSizeAs(version.ready().probe().argv());
    }

    @Test
    void nothingIsDroppedOrHardened() {
        assertThat(servers().flatMap(version -> launch(version).create("plain-1").stream()))
                .doesNotContain("--cap-drop", "--security-opt", "--pids-limit", "--network");
    }
}
