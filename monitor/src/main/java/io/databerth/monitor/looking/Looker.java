package io.databerth.monitor.looking;

import io.databerth.contracts.Labels;
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
    private final StorageMeter storage;
    private final InstantSource clock;
    private final Map<DatabaseId, ContainerSample> earlier = new ConcurrentHashMap<>();

    public Looker(
            EngineAccess engine,
            SiteContainers containers,
            EngineCatalog catalog,
            StorageMeter storage,
            InstantSource clock) {
        this.engine = engine;
        this.containers = containers;
        this.catalog = catalog;
        this.storage = storage;
        this.clock = clock;
    }

    /** Finds the database's container and looks at it. Takes at most some seconds. */
    public Look look(DatabaseId database) {
        Instant began = clock.instant();
        try {
            return look(database, containers.of(database), began);
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

    private Look look(DatabaseId database, Optional<ContainerState> found, Instant began) {
        Optional<ContainerState> running = found.filter(ContainerState::running);
        return running.isPresent()
                ? inside(database, running.get(), began)
                : Look.unmeasured(database, found.flatMap(Looker::engineOf), began, outside(found));
    }

    private static Sight outside(Optional<ContainerState> found) {
        return found.<Sight>map(container -> new Sight.NotRunning(container.phase()))
                .orElseGet(Sight.NoContainer::new);
    }

    private Look inside(DatabaseId database, ContainerState container, Instant began) {
        Optional<ContainerSample> usage = usage(container);
        Optional<Described> described = Described.of(container, catalog);
        Probe probe = described
                .map(known -> EngineQuestions.probe(engine.runtime(), container.id(), known))
                .orElseGet(() -> new Probe.Failed("its container names no engine and version of the catalogue"));
        if (probe instanceof Probe.Failed) {
            // A probe also fails for the dull reason that the container ended meanwhile: then that is what is to be
            // told.
            Optional<ContainerState> now = engine.runtime().inspect(container.id());
            if (now.filter(ContainerState::running).isEmpty()) {
                return Look.unmeasured(database, engineOf(container), began, outside(now));
            }
        }
        EngineFigures figures = described
                .filter(_ -> probe instanceof Probe.Answered)
                .map(known -> EngineQuestions.figures(engine.runtime(), container.id(), known))
                .orElse(EngineFigures.NONE);
        OptionalDouble cpu = usage.map(now -> cpuPercent(database, now)).orElse(OptionalDouble.empty());
        Sight sight = new Sight.Running(probe);
        return new Look(
                database,
                engineOf(container),
                began,
                sight,
                container.startedAt(),
                usage,
                cpu,
                figures,
                storage.newest(database));
    }

    private static Optional<String> engineOf(ContainerState container) {
        return Optional.ofNullable(container.labels().get(Labels.ENGINE));
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
