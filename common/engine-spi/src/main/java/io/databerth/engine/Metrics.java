package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures from inside the server.
 *
 * @param sample prints them, one a line
 * @param lines a regular expression with the groups {@code name} and {@code value} that finds a figure in a line; {@code name value} when absent
 * @param names which figures there are: our name and the one that is printed
 */
public record Metrics(Exec sample, Optional<Pattern> lines, Names names) {
    private static final Pattern NAME_AND_VALUE = Pattern.compile("^(?<name>\\S+)\\s+(?<value>\\S+)$");

    public Metrics {
        lines.ifPresent(pattern -> {
            if (!pattern.namedGroups().keySet().containsAll(Set.of("name", "value"))) {
                throw new IllegalArgumentException("'lines' needs the groups (?<name>...) and (?<value>...)");
            }
        });
    }

    /** Our names to the printed ones; written as a map, or as a list where they are the same. */
    public record Names(Map<String, String> printed) {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

        public Names {
            printed = Map.copyOf(printed);
            for (String name : printed.keySet()) {
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException(
                            "'" + name + "' is not a name of a figure: use a-z, 0-9 and '_'");
                }
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Names of(JsonNode written) {
            var names = new HashMap<String, String>();
            written.properties()
                    .forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
            if (written.isArray()) {
                written.forEach(name -> names.put(name.asText(), name.asText()));
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException("names are a list, or a map from our names to the printed ones");
            }
            return new Names(names);
        }
    }

    /** The figures in what the sample printed, by our names; what is no finite number or not among the names is left out. */
    public Map<String, Double> read(String text) {
        var found = new HashMap<String, Double>();
        Pattern pattern = lines.orElse(NAME_AND_VALUE);
        text.lines()
                .map(line -> pattern.matcher(line.strip()))
                .filter(Matcher::find)
                .forEach(line -> number(line.group("value")).ifPresent(value -> found.put(line.group("name"), value)));
        var figures = new TreeMap<String, Double>();
        names.printed().forEach((ours, theirs) -> {
            Double value = found.get(theirs);
            if (value != null) {
                figures.put(ours, value);
            }
        });
        return figures;
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }
}
