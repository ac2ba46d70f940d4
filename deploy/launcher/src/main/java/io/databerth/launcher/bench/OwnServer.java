package io.databerth.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.runtime.ContainerRuntime;
import java.time.Duration;
import java.util.Map;

/** A server that the platform makes. */
final class OwnServer {
    private final GatewayClient gateway;
    private final ContainerRuntime runtime;

    OwnServer(GatewayClient gateway, ContainerRuntime runtime) {
        this.gateway = gateway;
        this.runtime = runtime;
    }

    /** What one life of it showed. */
    record Life(EngineLine.Figures figures, OwnParts parts) {}

    /** One life of it, of which nothing is left. */
    Life measure(EngineVersion version, Sku size, Duration settling) throws InterruptedException {
        String name = "bench-" + Long.toString(System.nanoTime(), 36);
        long begin = System.nanoTime();
        JsonNode accepted = gateway.post(
                "/api/v1/databases",
                Map.of(
                        "name",
                        name,
                        "engine",
                        version.engine(),
                        "version",
                        version.id(),
                        "sku",
                        size.id(),
                        "publish",
                        version.launch().port().isPresent()));
        try {
            JsonNode done = gateway.await(accepted.at("/operation/id").asText());
            double seconds = Timing.millisecondsSince(begin) / 1e3;
            Thread.sleep(settling);
            String container = accepted.at("/database/containerName").asText();
            long bytes = runtime.sample(runtime.inspect(container).orElseThrow().id())
                    .memoryBytes();
            return new Life(new EngineLine.Figures(seconds, bytes / 1e6), OwnParts.of(done));
        } finally {
            String path = "/api/v1/databases/" + accepted.at("/database/id").asText() + "?data=erase";
            gateway.await(gateway.delete(path).at("/operation/id").asText());
        }
    }
}
