package io.databerth.provisioner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the provisioner counts for its operators. */
public final class Figures {
    private final AtomicInteger managed = new AtomicInteger();
    private final AtomicInteger drifted = new AtomicInteger();
    private final AtomicInteger irreparable = new AtomicInteger();
    private final AtomicInteger orphans = new AtomicInteger();
    private final Counter repaired;
    private final Counter failedRepairs;
    private final Counter rotations;

    public Figures(MeterRegistry registry) {
        registry.gauge("databerth.databases.managed", managed);
        registry.gauge("databerth.databases.drifted", drifted);
        registry.gauge("databerth.databases.irreparable", irreparable);
        registry.gauge("databerth.containers.orphaned", orphans);
        repaired = registry.counter("databerth.repairs", "outcome", "repaired");
        failedRepairs = registry.counter("databerth.repairs", "outcome", "failed");
        rotations = registry.counter("databerth.credentials.applied");
    }

    void saw(int managedNow, int driftedNow, int irreparableNow, int orphansNow) {
        managed.set(managedNow);
        drifted.set(driftedNow);
        irreparable.set(irreparableNow);
        orphans.set(orphansNow);
    }

    void repaired() {
        repaired.increment();
    }

    void repairFailed() {
        failedRepairs.increment();
    }

    void credentialApplied() {
        rotations.increment();
    }
}
