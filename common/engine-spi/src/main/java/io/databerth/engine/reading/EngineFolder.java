package io.databerth.engine.reading;

import io.databerth.engine.InvalidEngineException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** The SHA-256 over names and contents, in lower-case hex digits. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((file, text) -> {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
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
