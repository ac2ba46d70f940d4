package io.databerth.monitor.plan;

import io.databerth.runtime.Phase;

/** What was found where a database's container should be. */
public sealed interface Sight {
    /** Nothing was found out, which is no finding about the database. */
    record EngineSilent() implements Sight {}

    record NoContainer() implements Sight {}

    record NotRunning(Phase phase) implements Sight {}

    record Running(Probe probe) implements Sight {}

    /** The container engine's word for it. */
    default String word() {
        return switch (this) {
            case EngineSilent _ -> "unknown";
            case NoContainer _ -> "absent";
            case Running _ -> "running";
            case NotRunning(Phase phase) ->
                switch (phase) {
                    case Phase.Created _ -> "created";
                    case Phase.Running _ -> "running";
                    case Phase.Paused _ -> "paused";
                    case Phase.Exited _ -> "exited";
                    case Phase.Dead _ -> "dead";
                };
        };
    }
}
