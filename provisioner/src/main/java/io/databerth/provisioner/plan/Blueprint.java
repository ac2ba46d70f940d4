package io.databerth.provisioner.plan;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;

/** A database together with what the catalogue says of its engine's version and of its size. */
public record Blueprint(ManagedDatabase database, EngineVersion version, Sku sku) {
    /** Enough for the hungriest engine with a full pool of connections, and an end to a fork bomb. */
    private static final long PROCESSES = 4096;

    public Blueprint with(ManagedDatabase changed) {
        return new Blueprint(changed, version, sku);
    }

    /** Every limit that the size asks for. */
    public Limits requestedLimits() {
        return sku.limits().forRuntime().with(Limit.PIDS, PROCESSES);
    }

    /** Those of the requested limits that the runtime has not refused so far. */
    public Limits grantedLimits() {
        Limits limits = requestedLimits();
        for (Limit refused : database.refusedLimits()) {
            limits = limits.without(refused);
        }
        return limits;
    }
}
