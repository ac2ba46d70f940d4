package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.VerificationNeed;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.testkit.EngineKit;
import io.databerth.testkit.Gateway;
import io.databerth.testkit.KitRecord;
import io.databerth.testkit.KitRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The conformance kit for the versions of which there is an image on this host. Without a word it takes what has changed since its last green run and a
 * quick few; {@code -Ddataberth.kit=all}, or the ids of engines with commas, takes those and records what is green.
 */
class EngineKitIT {
    private static final String CHOICE = "databerth.kit";
    private static final String ALL = "all";
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();

    private final Platform platform = Platform.running();

    /** Named so that a report tells which one it was. */
    record Named(EngineVersion version) {
        @Override
        public String toString() {
            return version.engine() + " " + version.id();
        }
    }

    static Stream<Named> versions() {
        return chosen().map(Named::new);
    }

    private static Stream<EngineVersion> chosen() {
        String choice = System.getProperty(CHOICE, "");
        if (choice.isEmpty()) {
            return VerificationNeed.of(CATALOG).stream();
        }
        Set<String> ids = Arrays.stream(choice.split(",", -1)).collect(Collectors.toSet());
        List<EngineVersion> versions = CATALOG.engines().stream()
                .filter(engine -> choice.equals(ALL) || ids.contains(engine.id()))
                .flatMap(engine -> engine.versions().stream())
                .toList();
        assertThat(versions).as("versions of " + choice).isNotEmpty();
        return versions.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("versions")
    void everyCheckPassesOrIsRefusedAsDeclared(Named named) {
        EngineVersion version = named.version();
        String choice = System.getProperty(CHOICE, "");
        // Engines that were asked for by name are not left out: the product gets their image, or says why it cannot.
        assumeTrue(
                (!choice.isEmpty() && !choice.equals(ALL))
                        || version.images().stream().anyMatch(platform.runtime()::imageExists),
                () -> "no image of " + named + " is on this host; ./databerth test --engines gets what can be had");

        KitRun run = new EngineKit(
                        gateway(), platform.runtime(), platform.data().resolve("backups"))
                .check(version, CATALOG.sku("D1").orElseThrow());

        run.results().forEach(System.out::println);
        assertThat(run.green()).as(run.results().toString()).isTrue();
        if (!choice.isEmpty()) {
            record(run);
        }
    }

    private static void record(KitRun run) {
        Engine engine = CATALOG.engine(run.version().engine()).orElseThrow();
        new KitRecord(Platform.repositoryRoot().resolve("engines/verified.yaml"))
                .keep(run.verification(engine.folder()));
    }

    private Gateway gateway() {
        GatewayClient client = platform.gateway();
        return new Gateway() {
            @Override
            public JsonNode get(String path) {
                return client.get(path);
            }

            @Override
            public JsonNode post(String path, Map<String, ?> body) {
                return client.post(path, body);
            }

            @Override
            public JsonNode post(String path) {
                return client.post(path);
            }

            @Override
            public JsonNode delete(String path) {
                return client.delete(path);
            }

            @Override
            public JsonNode await(String operation) {
                return client.await(operation);
            }
        };
    }
}
