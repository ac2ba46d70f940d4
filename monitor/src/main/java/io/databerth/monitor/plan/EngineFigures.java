package io.databerth.monitor.plan;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Numbers from inside a server.
 *
 * @param others by their names in the descriptor
 */
public record EngineFigures(OptionalLong connections, OptionalLong diskBytes, Map<String, Double> others) {
    /** Nothing could be measured. */
    public static final EngineFigures NONE = new EngineFigures(OptionalLong.empty(), OptionalLong.empty(), Map.of());

    private static final String CONNECTIONS = "connections";
    private static final String DISK = "size_bytes";

    public EngineFigures {
        others = Map.copyOf(others);
    }

    /** Of figures by their names in the descriptor. */
    public static EngineFigures of(Map<String, Double> figures) {
        var others = new TreeMap<>(figures);
        return new EngineFigures(whole(others.remove(CONNECTIONS)), whole(others.remove(DISK)), others);
    }

    private static OptionalLong whole(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(Math.round(value));
    }
}
