package io.databerth.provisioner.plan;

import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.Endpoint;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import java.util.OptionalInt;

/** A database together with what the catalogue says of its engine's version and of its size. */
public record Blueprint(ManagedDatabase database, EngineVersion version, Sku sku) {
    /** Enough for the hungriest engine with a full pool of connections, and an end to a fork bomb. */
    private static final long PROCESSES = 4096;

    public Blueprint with(ManagedDatabase changed) {
        return new Blueprint(changed, version, sku);
    }

    /** Where clients reach it: at its port of the host if it is published, else at its container; a library nowhere. */
    public Endpoint endpoint() {
        DatabaseSpec spec = database.spec();
        OptionalInt inside = version.launch().port();
        if (inside.isPresent() && spec.published()) {
            return new Endpoint(spec.hostName(), spec.bindAddress(), database.claimedPort());
        }
        String address = spec.address().isEmpty() ? spec.containerName() : spec.address();
        return new Endpoint(spec.containerName(), address, inside.orElse(Endpoint.NO_PORT));
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
