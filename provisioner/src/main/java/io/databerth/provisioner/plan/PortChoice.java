package io.databerth.provisioner.plan;

import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which port of the host a database gets (requirement S4.49): the lowest free one from the engine's default upward. */
public final class PortChoice {
    /** How far above the engine's default a port may lie. */
    public static final int RANGE = 2000;

    private static final int HIGHEST = 65_535;

    private PortChoice() {}

    /**
     * Empty when none is left in the range.
     *
     * @param taken claimed by other databases, or refused by the runtime
     * @param bindable whether the host would give the port away now; asked only of ports that are not taken
     */
    public static OptionalInt lowestFree(int from, Set<Integer> taken, IntPredicate bindable) {
        return IntStream.rangeClosed(from, Math.min(HIGHEST, from + RANGE - 1))
                .filter(port -> !taken.contains(port))
                .filter(bindable)
                .findFirst();
    }
}
