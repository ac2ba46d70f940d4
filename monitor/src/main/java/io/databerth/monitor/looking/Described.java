package io.databerth.monitor.looking;

import io.databerth.contracts.Labels;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.runtime.ContainerState;
import java.util.Map;
import java.util.Optional;

/** What the catalogue knows about the engine in a container, and the values that its commands may ask for. */
public record Described(EngineVersion version, Holes holes, Optional<String> innerDatabase) {

    /** Empty when the container's labels name no engine and version of the catalogue. */
    public static Optional<Described> of(ContainerState container, EngineCatalog catalog) {
        Map<String, String> labels = container.labels();
        return catalog.version(labels.getOrDefault(Labels.ENGINE, ""), labels.getOrDefault(Labels.VERSION, ""))
                .map(version -> new Described(
                        version, holes(version, container), Optional.ofNullable(labels.get(Labels.INNER_DATABASE))));
    }

    private static Holes holes(EngineVersion version, ContainerState container) {
        Holes holes = version.holes().with(HoleName.ADDRESS, container.name());
        String database = container.labels().get(Labels.INNER_DATABASE);
        String username = container.labels().get(Labels.USERNAME);
        holes = database == null ? holes : holes.with(HoleName.DATABASE, database);
        return username == null ? holes : holes.with(HoleName.USERNAME, username);
    }
}
