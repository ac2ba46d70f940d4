package io.databerth.testkit;

import io.databerth.engine.EngineVersion;
import io.databerth.engine.Verification;
import io.databerth.testkit.KitResult.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One version's checks, all of them.
 *
 * @param image that its server ran from
 * @param server the exact version that the image says it holds; empty when it does not say
 */
public record KitRun(EngineVersion version, List<KitResult> results, String image, String server, Duration took) {
    /** So that nothing counts as green of which most was never tried. */
    private static final int LEAST_CHECKS = 10;

    public KitRun {
        results = List.copyOf(results);
    }

    public boolean green() {
        return results.size() >= LEAST_CHECKS && results.stream().noneMatch(result -> result.outcome() == Outcome.FAIL);
    }

    /** @param folder the digest of the engine's folder */
    public Verification verification(String folder) {
        Map<String, Verification.Check> checks = new LinkedHashMap<>();
        results.forEach(result -> checks.put(
                result.check(),
                switch (result.outcome()) {
                    case PASS -> Verification.Check.PASS;
                    case REFUSED_AS_DECLARED -> Verification.Check.REFUSED;
                    case FAIL -> throw new IllegalStateException(result + " is not green");
                }));
        return new Verification(
                version.engine(),
                version.id(),
                folder,
                image,
                server,
                LocalDate.now(java.time.ZoneOffset.UTC),
                Math.toIntExact(took.toSeconds()),
                checks);
    }
}
