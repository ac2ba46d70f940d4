package io.databerth.provisioner.plan;

import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Phase;
import java.util.Optional;

/** Decides what is to be done about a database, from what should be and what was seen. */
public final class RepairPlan {
    private RepairPlan() {}

    /** @param container the one that carries the database's labels, if there is one */
    public static Repair of(Site site, ManagedDatabase database, Optional<ContainerState> container) {
        return switch (database.desired()) {
            case RUNNING -> running(site, database, container);
            case STOPPED ->
                container.filter(ContainerState::running).isPresent()
                        ? new Repair.Stop("it runs although it was stopped on request")
                        : new Repair.None();
            case DELETED -> new Repair.None();
        };
    }

    private static Repair running(Site site, ManagedDatabase database, Optional<ContainerState> container) {
        if (container.isEmpty()) {
            return new Repair.Recreate("its container is gone");
        }
        return switch (container.get().phase()) {
            case Phase.Running() ->
                Exposure.difference(site, database, container.get())
                        .<Repair>map(Repair.Replace::new)
                        .orElseGet(() -> unfinished(database.trouble()));
            case Phase.Created() -> new Repair.Start("its container was never started");
            case Phase.Exited(int code, boolean outOfMemory) ->
                new Repair.Start("its server ended with exit code " + code
                        + (outOfMemory ? " because it ran out of memory" : ""));
            case Phase.Paused() -> new Repair.Person("its container is paused");
            case Phase.Dead() -> new Repair.Recreate("its container is broken");
        };
    }

    private static Repair unfinished(Trouble trouble) {
        if (trouble.irreparable().isPresent()) {
            return new Repair.Confirm(trouble.irreparable().get());
        }
        // A repair that was cut off, or did not come to its log-in, goes on.
        return trouble.drift().<Repair>map(Repair.Start::new).orElseGet(Repair.None::new);
    }
}
