package io.databerth.monitor.looking;

import io.databerth.contracts.Labels;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.ByteSize;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.Resources;
import io.databerth.engine.Sku;
import io.databerth.monitor.plan.StorageReading;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.RuntimeFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what databases take on their volumes, and keeps the newest reading of each. */
public final class StorageMeter {
    private static final Logger LOG = LoggerFactory.getLogger(StorageMeter.class);
    /** Counting a million files takes some seconds; a disk that needs longer has other troubles. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final EngineAccess engine;
    private final SiteContainers containers;
    private final EngineCatalog catalog;
    private final InstantSource clock;
    private final Map<DatabaseId, StorageReading> newest = new ConcurrentHashMap<>();

    public StorageMeter(EngineAccess engine, SiteContainers containers, EngineCatalog catalog, InstantSource clock) {
        this.engine = engine;
        this.containers = containers;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Empty when it was not tried since the container runs. */
    public Optional<StorageReading> newest(DatabaseId database) {
        return Optional.ofNullable(newest.get(database));
    }

    /** Measures a running database; a stopped one cannot be asked. Takes at most half a minute. */
    public void measure(DatabaseId database) {
        // As precise as the store keeps it.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            Optional<ContainerState> container = containers.of(database).filter(ContainerState::running);
            if (container.isPresent()) {
                newest.put(database, read(container.get(), at));
            } else {
                newest.remove(database);
            }
        } catch (RuntimeFailure.Unavailable silent) {
            LOG.debug("{} cannot be measured while the container engine is silent", database, silent);
        }
    }

    /** Forgets databases that are gone. */
    public void retain(Set<DatabaseId> databases) {
        newest.keySet().retainAll(databases);
    }

    private StorageReading read(ContainerState container, Instant at) {
        Optional<String> path = Described.of(container, catalog)
                .map(known -> known.version().launch().dataPath());
        Optional<Long> limit = catalog.sku(container.labels().getOrDefault(Labels.SKU, ""))
                .map(Sku::resources)
                .map(Resources::storage)
                .map(ByteSize::bytes);
        if (path.isEmpty() || limit.isEmpty()) {
            return new StorageReading.Unmeasured(at, "its container names no engine and size of the catalogue");
        }
        try {
            // -x: what else is mounted inside is not on the volume.
            ExecRequest request = ExecRequest.of("du", "-skx", path.get()).within(LONGEST);
            return DiskUse.of(engine.runtime().execute(container.id(), request), at, limit.get());
        } catch (RuntimeFailure.Unavailable silent) {
            throw silent;
        } catch (RuntimeFailure.DeadlineExceeded slow) {
            return new StorageReading.Unmeasured(at, "counting takes longer than " + LONGEST.toSeconds() + " s");
        } catch (RuntimeFailure refused) {
            LOG.debug("container {} cannot be measured", container, refused);
            return new StorageReading.Unmeasured(at, "du could not be run in its container");
        }
    }
}
