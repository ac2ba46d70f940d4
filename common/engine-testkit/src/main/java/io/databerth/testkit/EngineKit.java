package io.databerth.testkit;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import java.nio.file.Path;
import java.util.Optional;

/** Takes one engine and version through its whole life as a tenant would, and says of each check what became of it. */
public final class EngineKit {
    private final Gateway gateway;
    private final ContainerRuntime runtime;
    private final Path backups;
    private final boolean untilFailed;

    /**
     * @param backups where the running product keeps its backup files
     * @param untilFailed ends the life of a version at its first check that fails, instead of saying all that fail
     */
    public EngineKit(Gateway gateway, ContainerRuntime runtime, Path backups, boolean untilFailed) {
        this.gateway = gateway;
        this.runtime = runtime;
        this.backups = backups;
        this.untilFailed = untilFailed;
    }

    /**
     * The checks, in their order; the version needs the section conformance.
     *
     * @param tiny a size whose storage every server takes more of; without one nothing is made full
     * @param neighbours what it is moved to, and what it must tell from itself; where there are none, these checks are left out
     */
    public KitRun check(EngineVersion version, Neighbours neighbours, Sku sku, Sku otherSku, Optional<Sku> tiny) {
        return new Life(gateway, runtime, backups, new Checklist(version, untilFailed), neighbours, sku, otherSku, tiny)
                .checked();
    }
}
