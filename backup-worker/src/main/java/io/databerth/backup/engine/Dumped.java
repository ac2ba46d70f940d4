package io.databerth.backup.engine;

import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Held;
import java.util.List;

/**
 * What was written of a server, one database behind the other.
 *
 * @param own the fingerprint of its user's database
 */
public record Dumped(Fingerprint own, List<Held> others) {
    public Dumped {
        others = List.copyOf(others);
    }

    /** The user's database alone, with the lines of its fingerprint. */
    public static Dumped of(List<String> lines) {
        return new Dumped(Fingerprint.of(lines), List.of());
    }
}
