package io.databerth.provisioner.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * What the reconciler remembers of a database that was not as it should be.
 *
 * @param drift the difference that was told and is not yet told to be repaired
 * @param irreparable why it was given up; a person has to act
 * @param repairs how often a repair was begun since the last long quiet time
 * @param repairedAt when the last repair began
 * @param notBefore when the next repair may begin
 */
public record Trouble(
        Optional<String> drift,
        Optional<String> irreparable,
        int repairs,
        Optional<Instant> repairedAt,
        Instant notBefore) {
    public static final Trouble NONE =
            new Trouble(Optional.empty(), Optional.empty(), 0, Optional.empty(), Instant.EPOCH);
}
