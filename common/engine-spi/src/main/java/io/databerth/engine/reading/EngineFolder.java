package io.databerth.engine.reading;

import io.databerth.engine.InvalidEngineException;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one engine's folder.
 *
 * @param origin where it was found, for messages
 * @param name of the folder, which must be the engine's id
 */
public record EngineFolder(String origin, String name, Map<String, String> files) {
    static final String DESCRIPTOR = "engine.yaml";

    public EngineFolder {
        files = Map.copyOf(files);
    }

    String descriptor() {
        return Optional.ofNullable(files.get(DESCRIPTOR))
                .orElseThrow(() -> new InvalidEngineException(origin + " has no " + DESCRIPTOR + ": add one"));
    }

    /** For messages: the descriptor as people find it. */
    String place() {
        return origin + "/" + DESCRIPTOR;
    }
}
