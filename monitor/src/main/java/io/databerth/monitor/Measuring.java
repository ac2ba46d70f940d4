package io.databerth.monitor;

import io.databerth.contracts.Message;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.EngineCatalog;
import io.databerth.monitor.looking.EngineAccess;
import io.databerth.monitor.looking.Looks;
import io.databerth.monitor.looking.SiteContainers;
import io.databerth.monitor.looking.StorageMeter;
import io.databerth.runtime.RuntimeFailure;
import java.time.InstantSource;
import java.util.Set;

/** When which volume is measured: beside the looks, which must not wait for it. */
final class Measuring implements AutoCloseable {
    /** Counting files keeps a disk busy. */
    private static final int AT_A_TIME = 2;

    private final SiteContainers containers;
    private final StorageMeter meter;
    private final Looks measurings;

    Measuring(EngineAccess engine, SiteContainers containers, EngineCatalog catalog) {
        this.containers = containers;
        meter = new StorageMeter(engine, containers, catalog, InstantSource.system());
        measurings = new Looks(AT_A_TIME, meter::measure);
    }

    StorageMeter meter() {
        return meter;
    }

    /** Begins to measure every database; one that is being measured still is left out. */
    void all() {
        try {
            Set<DatabaseId> databases = containers.all().keySet();
            meter.retain(databases);
            databases.forEach(measurings::regular);
        } catch (RuntimeFailure silent) {
            // The looks find the same out and say it.
        }
    }

    void one(DatabaseId database) {
        measurings.urgent(database);
    }

    /** Whether there is something to measure, or to compare it with, that was not there before. */
    static boolean isDueAfter(Message event) {
        return event instanceof DatabaseEvent.Ready
                || event instanceof DatabaseEvent.Resized
                || event instanceof DatabaseEvent.Restored
                || event instanceof DatabaseEvent.VersionChanged;
    }

    @Override
    public void close() {
        measurings.close();
    }
}
