package io.databerth.engine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of an engine that an owner may choose. What is chosen stands in a file of the container, in the place of the
 * hole {@code ${parameters}}, so the server has it from its next start on.
 *
 * @param line how that file writes one of them
 */
public record Parameters(Template line, Map<String, Parameter> known) {
    public static final Parameters NONE = new Parameters(Template.of(""), Map.of());

    public Parameters {
        known = Map.copyOf(known);
        for (String name : known.keySet()) {
            if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
                throw new IllegalArgumentException("'" + name + "' is no name of a parameter");
            }
        }
    }

    /** Why these cannot be chosen, for people; empty when they can. */
    public Optional<String> refusal(Map<String, String> chosen) {
        return new TreeMap<>(chosen)
                .entrySet().stream()
                        .flatMap(entry -> refusal(entry.getKey(), entry.getValue()).stream())
                        .findFirst();
    }

    private Optional<String> refusal(String name, String value) {
        Parameter parameter = known.get(name);
        if (parameter == null) {
            return Optional.of("there is no parameter of that name; there are "
                    + String.join(", ", new TreeMap<>(known).keySet()));
        }
        return parameter.refusal(value).map(why -> name + " cannot be so: " + why);
    }

    /** One line for each, in the order of the names. */
    public String written(Map<String, String> chosen) {
        return new TreeMap<>(chosen)
                .entrySet().stream()
                        .map(entry -> line.render(Holes.quoting(Quoting.NONE)
                                .with(HoleName.PARAMETER_NAME, entry.getKey())
                                .with(HoleName.PARAMETER_VALUE, entry.getValue())
                                .with(HoleName.PARAMETER_UNIT, unit(entry.getKey()))))
                        .collect(Collectors.joining("\n", "", chosen.isEmpty() ? "" : "\n"));
    }

    /** Of one that a newer descriptor has no more there is none. */
    private String unit(String name) {
        return Optional.ofNullable(known.get(name)).flatMap(Parameter::unit).orElse("");
    }
}
