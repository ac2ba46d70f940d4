package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A green run of the conformance kit against a real server.
 *
 * @param folder the digest of the engine's folder as it was then
 * @param image that the server ran from
 * @param server the exact version that the image said it holds; empty when it did not say
 * @param seconds that the run took
 * @param checks by name, in their order
 */
@JsonPropertyOrder({"engine", "version", "folder", "image", "server", "on", "seconds", "checks"})
public record Verification(
        String engine,
        String version,
        String folder,
        String image,
        String server,
        LocalDate on,
        int seconds,
        Map<String, Check> checks) {
    public Verification {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /** How a check of a green run can end. */
    public enum Check {
        PASS,
        /** The descriptor leaves it out, and the product says so. */
        REFUSED
    }
}
