package io.databerth.monitor.looking;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.EngineCatalog;
import io.databerth.monitor.plan.CpuShare;
import io.databerth.monitor.plan.EngineFigures;
import io.databerth.monitor.plan.Look;
import io.databerth.monitor.plan.Probe;
import io.databerth.monitor.plan.Sight;
import io.databerth.runtime.ContainerSample;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.RuntimeFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one look at one database. */
public final class Looker {
    private static final Logger LOG = LoggerFactory.getLogger(Looker.class);
    private final EngineAccess engine;
    private final SiteContainers containers;
    private final EngineCatalog catalog;
    private final InstantSource clock;
    private final Map<DatabaseId, ContainerSample> earlier = new ConcurrentHashMap<>();

    public Looker(EngineAccess engine, SiteContainers containers, EngineCatalog catalog, InstantSource clock) {
        this.engine = engine;
        this.containers = containers;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Finds the database's container and looks at it. Takes at most some seconds. */
    public Look look(DatabaseId database) {
        Instant began = clock.instant();
        try {
            Optional<ContainerState> found = containers.of(database);
            return found.isEmpty()
                    ? Look.unmeasured(database, Optional.empty(), began, new Sight.NoContainer())
                    : look(database, found.get(), began);
        } catch (RuntimeFailure silent) {
            LOG.debug("nothing can be found out about {}", database, silent);
            return Look.unmeasured(database, Optional.empty(), began, new Sight.EngineSilent());
        }
    }

    /** A look at a time when the container engine is known to be silent. */
    public Look blind(DatabaseId database) {
        return Look.unmeasured(database, Optional.empty(), clock.instant(), new Sight.EngineSilent());
    }

    /** Forgets what is only needed for databases that are still there. */
    public void retain(Set<DatabaseId> databases) {
        earlier.keySet().retainAll(databases);
    }

    private Look look(DatabaseId database, ContainerState container, Instant began) {
        Optional<String> name = Optional.ofNullable(container.labels().get(DatabaseLabels.ENGINE));
        if (!container.running()) {
            return Look.unmeasured(database, name, began, new Sight.NotRunning(container.phase()));
        }
        Optional<ContainerSample> usage = usage(container);
        Optional<Described> described = Described.of(container, catalog);
        Probe probe = described
                .map(known -> EngineQuestions.probe(engine.runtime(), container.id(), known))
                .orElseGet(() -> new Probe.Failed("its container names no engine and version of the catalogue"));
        if (probe instanceof Probe.Failed && ended(container)) {
            return look(database);
        }
        EngineFigures figures = probe instanceof Probe.Answered
                ? described
                        .map(known -> EngineQuestions.figures(engine.runtime(), container.id(), known))
                        .orElse(EngineFigures.NONE)
                : EngineFigures.NONE;
        OptionalDouble cpu = usage.map(now -> cpuPercent(database, now)).orElse(OptionalDouble.empty());
        return new Look(
                database, name, began, new Sight.Running(probe), container.startedAt(), usage, cpu, figures);
    }

    /** A probe fails for the dull reason that the container ended meanwhile: that is what is to be told. */
    private boolean ended(ContainerState container) {
        return engine.runtime()
                .inspect(container.id())
                .filter(ContainerState::running)
                .isEmpty();
    }

    private Optional<ContainerSample> usage(ContainerState container) {
        try {
            return Optional.of(engine.runtime().sample(container.id()));
        } catch (RuntimeFailure unmeasured) {
            LOG.debug("no sample of container {}", container.id(), unmeasured);
            return Optional.empty();
        }
    }

    private OptionalDouble cpuPercent(DatabaseId database, ContainerSample now) {
        ContainerSample before = earlier.get(database);
        earlier.put(database, before == null ? now : CpuShare.baseline(before, now));
        return before == null ? OptionalDouble.empty() : CpuShare.percent(before, now);
    }
}
