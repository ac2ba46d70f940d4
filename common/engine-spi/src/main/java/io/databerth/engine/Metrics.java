package io.databerth.engine;

import java.util.Set;

/** Figures from inside the server: the command prints {@code name value} lines, the value a decimal number, for exactly these names. */
public record Metrics(Exec sample, Set<String> names) {
    public Metrics {
        names = Set.copyOf(names);
    }
}
