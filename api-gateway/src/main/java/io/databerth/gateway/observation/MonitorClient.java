package io.databerth.gateway.observation;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.asking.ServiceClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the monitor, about one database's server or about the host. */
@ApplicationScoped
public class MonitorClient {
    private final ServiceClient monitor;

    @Inject
    MonitorClient(
            @ConfigProperty(name = "databerth.monitor.url") URI base,
            @ConfigProperty(name = "databerth.monitor.key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "databerth.data-directory") Path dataDirectory) {
        this.monitor = new ServiceClient(
                "the monitor",
                ErrorCode.MONITOR_UNAVAILABLE,
                base,
                keyFile.orElse(dataDirectory.resolve("secrets/service-keys/monitor-door.key")));
    }

    /** What the monitor says of the container engine and its host. */
    public Uni<JsonNode> runtime() {
        return monitor.get("/runtime");
    }

    public Uni<JsonNode> get(DatabaseId database, String path) {
        return monitor.get(of(database, path));
    }

    public Uni<JsonNode> post(DatabaseId database, String path, Map<String, ? extends @Nullable Object> body) {
        return monitor.post(of(database, path), body);
    }

    /** The lines of an answer that goes on for a while. A refusal fails at once; who does not listen any more ends the answer. */
    public Multi<String> lines(DatabaseId database, String path) {
        return monitor.lines(of(database, path));
    }

    private static String of(DatabaseId database, String path) {
        return "/databases/" + database + path;
    }
}
