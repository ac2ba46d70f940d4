package io.databerth.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.testkit.EngineKit;
import io.databerth.testkit.Gateway;
import io.databerth.testkit.KitResult;
import io.databerth.testkit.KitRun;
import io.databerth.testkit.Neighbours;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The conformance kit against the running platform, with everything that its catalogue offers. */
final class KitRunner {
    static final EngineCatalog CATALOG = EngineCatalog.load(Platform.enginesDirectory());

    private KitRunner() {}

    static KitRun run(Platform platform, EngineVersion version) {
        return run(platform, version, false);
    }

    /** A life that ends at its first fault. */
    static KitRun untilFailed(Platform platform, EngineVersion version) {
        return run(platform, version, true);
    }

    private static KitRun run(Platform platform, EngineVersion version, boolean untilFailed) {
        KitRun run = new EngineKit(
                        new OverRest(platform.gateway()),
                        platform.runtime(),
                        platform.data().resolve("backups"),
                        untilFailed)
                .check(
                        version,
                        new Neighbours(newerThan(version, platform.runtime()), foreignTo(version, platform.runtime())),
                        CATALOG.sku("D1").orElseThrow(),
                        CATALOG.sku("E1").orElseThrow(),
                        CATALOG.sku(OperatorEngines.TINY));
        // At once: another version's may end at the same time.
        System.out.println(run.results().stream().map(KitResult::toString).collect(Collectors.joining("\n")));
        return run;
    }

    /** The oldest version that takes the other over and of which there is an image. */
    private static Optional<EngineVersion> newerThan(EngineVersion version, ContainerRuntime runtime) {
        return CATALOG.engine(version.engine()).orElseThrow().versions().stream()
                .filter(other -> other.upgradesFrom().contains(version.id()))
                .filter(other -> other.images().stream().anyMatch(runtime::imageExists))
                .findFirst();
    }

    /** One without a server is quickest; none of those that are broken on purpose. */
    private static Optional<EngineVersion> foreignTo(EngineVersion version, ContainerRuntime runtime) {
        return EngineCatalog.builtIn().engines().stream()
                .filter(engine -> !engine.id().equals(version.engine()))
                .flatMap(engine -> engine.versions().stream())
                .filter(other -> other.backup().isPresent())
                .filter(other -> other.images().stream().anyMatch(runtime::imageExists))
                .min(Comparator.comparing(other -> other.launch().port().isPresent()));
    }

    private record OverRest(GatewayClient client) implements Gateway {
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
        public JsonNode put(String path, Map<String, ?> body) {
            return client.put(path, body);
        }

        @Override
        public JsonNode patch(String path, Map<String, ?> body) {
            return client.patch(path, body);
        }

        @Override
        public JsonNode delete(String path) {
            return client.delete(path);
        }

        @Override
        public byte[] download(String path) {
            return client.download(path);
        }

        @Override
        public JsonNode upload(String path, String mediaType, byte[] body) {
            return client.upload(path, mediaType, body);
        }

        @Override
        public JsonNode await(String operation) {
            return client.await(operation);
        }
    }
}
