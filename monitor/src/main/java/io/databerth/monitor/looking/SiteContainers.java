package io.databerth.monitor.looking;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.runtime.ContainerState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** The containers of the site's databases, as they are now. */
public final class SiteContainers {
    /** While one container takes another's place there are two: the one that runs counts, else the newer. */
    private static final BinaryOperator<ContainerState> THE_ONE_THAT_COUNTS =
            BinaryOperator.maxBy(Comparator.comparing(ContainerState::running)
                    .thenComparing(container -> container.startedAt().orElse(Instant.EPOCH)));

    private final EngineAccess engine;
    private final String site;

    public SiteContainers(EngineAccess engine, String site) {
        this.engine = engine;
        this.site = site;
    }

    /** By database, stopped ones too. */
    public Map<DatabaseId, ContainerState> all() {
        var found = new HashMap<DatabaseId, ContainerState>();
        for (ContainerState container : engine.runtime().list(DatabaseLabels.ofSite(site))) {
            DatabaseLabels.databaseOf(container.labels())
                    .ifPresent(database -> found.merge(database, container, THE_ONE_THAT_COUNTS));
        }
        return found;
    }

    public Optional<ContainerState> of(DatabaseId database) {
        return engine.runtime().list(DatabaseLabels.of(site, database)).stream().reduce(THE_ONE_THAT_COUNTS);
    }
}
