package io.databerth.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which versions the conformance kit has to take when it is not told: what has changed since its last green run, and always a quick few. */
public final class VerificationNeed {
    private static final int QUICK_SECONDS = 60;

    private VerificationNeed() {}

    /** Those that are always run, and the versions that were green once and whose folder has been changed since. */
    public static List<EngineVersion> of(EngineCatalog catalog) {
        var needed = new ArrayList<>(quick(catalog));
        versions(catalog)
                .filter(version -> catalog.lastVerification(version).isPresent()
                        && catalog.verification(version).isEmpty())
                .forEach(needed::add);
        return List.copyOf(needed);
    }

    /** The verified first choices that take the least time, as long as they fit together. */
    private static List<EngineVersion> quick(EngineCatalog catalog) {
        var chosen = new ArrayList<EngineVersion>();
        int seconds = 0;
        List<Verification> runs = catalog.engines().stream()
                .map(Engine::preferred)
                .map(catalog::verification)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Verification::seconds).thenComparing(Verification::engine))
                .toList();
        for (Verification run : runs) {
            seconds += run.seconds();
            if (seconds > QUICK_SECONDS) {
                break;
            }
            chosen.add(catalog.version(run.engine(), run.version()).orElseThrow());
        }
        return chosen;
    }

    private static Stream<EngineVersion> versions(EngineCatalog catalog) {
        return catalog.engines().stream().flatMap(engine -> engine.versions().stream());
    }
}
