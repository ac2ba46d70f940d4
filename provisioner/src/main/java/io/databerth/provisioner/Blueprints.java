package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;

/** Looks up what the catalogue says of a database's engine and size. */
public final class Blueprints {
    private final EngineCatalog catalog;

    public Blueprints(EngineCatalog catalog) {
        this.catalog = catalog;
    }

    public Blueprint of(ManagedDatabase database) {
        return new Blueprint(database, version(database.spec()), size(database.spec()));
    }

    /** Refuses what cannot work, before anything is made. */
    public void check(DatabaseSpec spec) {
        EngineVersion version = version(spec);
        Sku sku = size(spec);
        if (sku.resources().memory().compareTo(version.launch().memoryFloor()) < 0) {
            throw new CodedException(
                    ErrorCode.SKU_TOO_SMALL,
                    sku.id() + " has " + sku.resources().memory() + " of memory; " + spec.engine() + " "
                            + spec.version() + " needs at least "
                            + version.launch().memoryFloor());
        }
    }

    EngineVersion version(DatabaseSpec spec) {
        if (catalog.engine(spec.engine()).isEmpty()) {
            throw new CodedException(ErrorCode.ENGINE_UNKNOWN, "there is no engine '" + spec.engine() + "'");
        }
        return catalog.version(spec.engine(), spec.version())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.VERSION_UNKNOWN, spec.engine() + " has no version '" + spec.version() + "'"));
    }

    private Sku size(DatabaseSpec spec) {
        return catalog.sku(spec.sku())
                .orElseThrow(() -> new CodedException(ErrorCode.SKU_UNKNOWN, "there is no size '" + spec.sku() + "'"));
    }
}
