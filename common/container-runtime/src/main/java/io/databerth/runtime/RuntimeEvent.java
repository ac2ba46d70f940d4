package io.databerth.runtime;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;

/** What a watch tells. */
public sealed interface RuntimeEvent {

    /** Something happened to a container; the exit code comes with DIED only. */
    record ContainerEvent(
            String containerId,
            String name,
            Map<String, String> labels,
            Action action,
            OptionalInt exitCode,
            Instant at)
            implements RuntimeEvent {
        public ContainerEvent {
            labels = Map.copyOf(labels);
        }
    }

    /** The connection was lost and is back: what happened in between is unknown. */
    record Reconnected(Instant at) implements RuntimeEvent {}

    enum Action {
        CREATED,
        STARTED,
        DIED,
        OUT_OF_MEMORY,
        KILLED,
        STOPPED,
        PAUSED,
        UNPAUSED,
        DESTROYED
    }
}
