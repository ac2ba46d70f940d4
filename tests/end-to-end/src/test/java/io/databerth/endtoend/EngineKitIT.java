package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.testkit.EngineKit;
import io.databerth.testkit.Gateway;
import io.databerth.testkit.KitResult;
import io.databerth.testkit.KitResult.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance kit for every engine and version of which there is an image on this host. */
class EngineKitIT {
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
        return CATALOG.engines().stream()
                .flatMap(engine -> engine.versions().stream())
                .map(Named::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("versions")
    void everyCheckPassesOrIsRefusedAsDeclared(Named named) {
        EngineVersion version = named.version();
        assumeTrue(
                version.images().stream().anyMatch(platform.runtime()::imageExists),
                () -> "no image of " + named + " is on this host; ./databerth test --engines builds what can be built");

        List<KitResult> results = new EngineKit(
                        gateway(), platform.runtime(), platform.data().resolve("backups"))
                .check(version, CATALOG.sku("D1").orElseThrow());

        results.forEach(System.out::println);
        assertThat(results).hasSizeGreaterThan(10).noneMatch(result -> result.outcome() == Outcome.FAIL);
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
