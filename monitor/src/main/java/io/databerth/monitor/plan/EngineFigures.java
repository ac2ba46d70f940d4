package io.databerth.monitor.plan;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
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

    /** Reads lines of {@code name value}; what is no such line, no finite number or not among the names is left out. */
    public static EngineFigures parse(String text, Set<String> names) {
        var numbers = new TreeMap<String, Double>();
        text.lines().map(line -> line.strip().split("\\s+", -1)).forEach(words -> {
            if (words.length == 2 && names.contains(words[0])) {
                number(words[1]).ifPresent(value -> numbers.put(words[0], value));
            }
        });
        return new EngineFigures(whole(numbers.remove(CONNECTIONS)), whole(numbers.remove(DISK)), numbers);
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalLong whole(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(Math.round(value));
    }
}
