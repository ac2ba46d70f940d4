package io.databerth.provisioner.plan;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.runtime.ContainerState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Containers that carry our labels though no database should have them. */
public final class Orphans {
    /** @param mayRemove whether the deletion of its database was asked for, so that nothing of it is to be left */
    public record Orphan(ContainerState container, Optional<DatabaseId> database, boolean mayRemove) {}

    private Orphans() {}

    /**
     * @param managed every database that the store knows of
     * @param busy databases with work that waits or runs: what is left of it belongs to that work
     */
    public static List<Orphan> among(
            List<ContainerState> containers, Map<DatabaseId, ManagedDatabase> managed, Set<DatabaseId> busy) {
        return containers.stream()
                .flatMap(container -> orphan(container, managed, busy).stream())
                .toList();
    }

    private static Optional<Orphan> orphan(
            ContainerState container, Map<DatabaseId, ManagedDatabase> managed, Set<DatabaseId> busy) {
        Optional<DatabaseId> owner = OwnLabels.databaseOf(container.labels());
        if (owner.filter(busy::contains).isPresent()) {
            return Optional.empty();
        }
        Optional<ManagedDatabase> database = owner.map(managed::get);
        boolean deleted =
                database.filter(each -> each.desired() == Desired.DELETED).isPresent();
        return database.isEmpty() || deleted ? Optional.of(new Orphan(container, owner, deleted)) : Optional.empty();
    }
}
