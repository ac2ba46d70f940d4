package io.databerth.runtime.docker;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import io.databerth.runtime.RuntimeEvent;
import io.databerth.runtime.RuntimeEvent.Action;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Says the engine's events, Docker's words and Podman's, in the words of the port; empty for those nobody needs. */
final class EventTranslation {
    private static final Set<String> NOT_LABELS =
            Set.of("name", "image", "exitCode", "signal", "containerExitCode", "podId", "execDuration");

    private EventTranslation() {}

    static Optional<RuntimeEvent> of(Event event) {
        EventActor actor = event.getActor();
        String id = actor == null ? null : actor.getId();
        if (actor == null || id == null) {
            return Optional.empty();
        }
        Map<String, String> attributes = Objects.requireNonNullElse(actor.getAttributes(), Map.of());
        String word = Objects.requireNonNullElse(event.getAction(), Objects.requireNonNullElse(event.getStatus(), ""));
        return action(word)
                .map(action -> new RuntimeEvent.ContainerEvent(
                        id,
                        attributes.getOrDefault("name", ""),
                        labels(attributes),
                        action,
                        exitCode(attributes),
                        Instant.ofEpochSecond(0, Objects.requireNonNullElse(event.getTimeNano(), 0L))));
    }

    private static Optional<Action> action(String word) {
        return switch (word) {
            case "create" -> Optional.of(Action.CREATED);
            case "start" -> Optional.of(Action.STARTED);
            case "die", "died" -> Optional.of(Action.DIED);
            case "oom" -> Optional.of(Action.OUT_OF_MEMORY);
            case "kill" -> Optional.of(Action.KILLED);
            case "stop" -> Optional.of(Action.STOPPED);
            case "pause" -> Optional.of(Action.PAUSED);
            case "unpause" -> Optional.of(Action.UNPAUSED);
            case "destroy", "remove" -> Optional.of(Action.DESTROYED);
            default -> Optional.empty();
        };
    }

    private static OptionalInt exitCode(Map<String, String> attributes) {
        String code = attributes.getOrDefault("exitCode", attributes.getOrDefault("containerExitCode", ""));
        return code.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(code)) : OptionalInt.empty();
    }

    private static Map<String, String> labels(Map<String, String> attributes) {
        var labels = new HashMap<>(attributes);
        labels.keySet().removeAll(NOT_LABELS);
        return labels;
    }
}
