package io.databerth.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.VerificationNeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCatalogTest {
    private static final String OWN =
            """
            id: own
            title: An operator's own engine
            category: test
            access: server
            versions: [{id: "1", images: [local/own:1], endOfLife: 2030-01-01, default: true}]
            launch:
              {port: 700, dataPath: /data, user: "1000:1000", stopSignal: SIGTERM, stopGrace: 10s, memoryFloor: 64MiB}
            ready: {probe: {argv: ["true"], timeLimit: 5s}, interval: 1s, limit: 1m}
            """;

    @TempDir
    private Path directory;

    private void add(String folder, String descriptor) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve(folder)).resolve("engine.yaml"), descriptor);
    }

    @Test
    void anOperatorsEngineIsOfferedBesideTheOthers() throws IOException {
        add("own", OWN);
        EngineCatalog catalog = EngineCatalog.load(directory);
        assertThat(catalog.version("own", "1")).isPresent();
        assertThat(catalog.engines()).hasSizeGreaterThan(1);
        assertThat(catalog.version("own", "2")).isEmpty();
        assertThat(catalog.engine("15; rm")).isEmpty();
    }

    @Test
    void aDirectoryThatIsMissingIsFine() {
        assertThat(EngineCatalog.load(directory.resolve("missing")).engines())
                .hasSameSizeAs(EngineCatalog.builtIn().engines());
    }

    @Test
    void anIdThatIsTakenIsRefused() throws IOException {
        String taken = EngineCatalog.builtIn().engines().iterator().next().id();
        add(taken, OWN.replace("id: own", "id: " + taken));
        assertThatThrownBy(() -> EngineCatalog.load(directory))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining(taken)
                .hasMessageContaining("rename");
    }

    @Test
    void onlyOneEngineIsTheDefault() throws IOException {
        assertThat(EngineCatalog.builtIn().defaultEngine()).isPresent();
        add("own", OWN + "default: true\n");
        assertThatThrownBy(() -> EngineCatalog.load(directory)).hasMessageContaining("more than one engine");
    }

    @Test
    void whatTheKitHasNotSeenIsNotVerified() throws IOException {
        add("own", OWN);
        EngineCatalog catalog = EngineCatalog.load(directory);
        EngineVersion own = catalog.version("own", "1").orElseThrow();
        assertThat(catalog.verification(own)).isEmpty();
        assertThat(VerificationNeed.of(catalog))
                .as("what was never green is for the kit by name")
                .doesNotContain(own);
    }

    @Test
    void aSitesOwnSizesAreOfferedBehindTheOthers() throws IOException {
        Files.writeString(
                directory.resolve("site.yaml"),
                "skus:\n  - {id: D16, series: D, title: Ours, vcpus: 16, memory: 64GiB, storage: 1TiB}\n");
        EngineCatalog catalog = EngineCatalog.load(directory);
        assertThat(catalog.skus()).hasSize(EngineCatalog.builtIn().skus().size() + 1);
        assertThat(catalog.sku("D16").orElseThrow().resources().vcpus()).isEqualTo(16);
    }

    @Test
    void aSizeThatIsTakenIsRefused() throws IOException {
        Files.writeString(
                directory.resolve("site.yaml"),
                "skus:\n  - {id: D1, series: D, title: Ours, vcpus: 1, memory: 1GiB, storage: 1GiB}\n");
        assertThatThrownBy(() -> EngineCatalog.load(directory)).hasMessageContaining("two sizes 'D1'");
    }

    @Test
    void aSitesRegistryTakesThePlaceOfEveryOtherAndOfNothingThatIsBuiltHere() throws IOException {
        add("own", OWN);
        Files.writeString(directory.resolve("site.yaml"), "registry: registry.example.com:5000/mirror\n");
        EngineCatalog catalog = EngineCatalog.load(directory);
        for (Engine engine : catalog.engines()) {
            for (EngineVersion version : engine.versions()) {
                assertThat(version.images())
                        .allMatch(image -> image.startsWith("databerth/")
                                || image.startsWith("registry.example.com:5000/mirror/"));
            }
        }
        assertThat(catalog.version("postgresql", "17").orElseThrow().images())
                .containsExactly("databerth/postgresql:17", "registry.example.com:5000/mirror/library/postgres:17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mirror",
                "https://registry.example.com",
                "registry.example.com/",
                "Registry.example.com",
                "a b.c"
            })
    void whatIsNoRegistryIsRefused(String registry) throws IOException {
        Files.writeString(directory.resolve("site.yaml"), "registry: '" + registry + "'\n");
        assertThatThrownBy(() -> EngineCatalog.load(directory))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining("site.yaml")
                .hasMessageContaining("is no registry");
    }

    @Test
    void aMistakeNamesTheOperatorsFile() throws IOException {
        add("own", OWN + "colour: blue\n");
        assertThatThrownBy(() -> EngineCatalog.load(directory))
                .hasMessageContaining(
                        directory.resolve("own").resolve("engine.yaml").toString())
                .hasMessageContaining("colour");
    }
}
