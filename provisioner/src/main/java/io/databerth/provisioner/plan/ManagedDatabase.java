package io.databerth.provisioner.plan;

import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.runtime.Limit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * What should be of one database, and where it was placed.
 *
 * @param operation the one that made it
 * @param volume the name of the one volume that is its own
 * @param volumeToken stands on that volume's label
 * @param image the reference that its containers are made from
 * @param port the claimed port of the host; empty for one that is not published
 * @param refusedLimits limits that the runtime does not grant
 * @param closed whether nobody but us may reach it, because its content is being moved
 * @param readyOnce whether a real client has ever logged in: from then on there is data to be lost
 * @param disposal what deletion was asked to do with the volume
 * @param removed whether its deletion has ended
 */
public record ManagedDatabase(
        DatabaseId id,
        OperationId operation,
        long generation,
        Desired desired,
        DatabaseSpec spec,
        String volume,
        UUID volumeToken,
        Optional<String> image,
        OptionalInt port,
        Set<Limit> refusedLimits,
        boolean closed,
        boolean readyOnce,
        Optional<DataDisposal> disposal,
        boolean removed,
        Trouble trouble) {
    public ManagedDatabase {
        refusedLimits = Set.copyOf(refusedLimits);
    }

    /** The container's name. */
    public String name() {
        return spec.containerName();
    }

    public int claimedPort() {
        return port.orElseThrow(() -> new IllegalStateException(id + " has no port yet"));
    }

    public String chosenImage() {
        return image.orElseThrow(() -> new IllegalStateException(id + " has no image yet"));
    }
}
