package io.databerth.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which versions the conformance kit has to take when it is not told: always a quick few, and of what has changed since its
 * last green run as much as there is time for. A common change of many folders must not take an hour of every test run; what
 * is left out counts as not verified until the kit has taken it by name.
 */
public final class VerificationNeed {
    private static final int QUICK_SECONDS = 60;
    private static final int CHANGED_SECONDS = 120;

    private static final Comparator<Verification> QUICKEST =
            Comparator.comparingInt(Verification::seconds).thenComparing(Verification::engine);

    private VerificationNeed() {}

    public static List<EngineVersion> of(EngineCatalog catalog) {
        List<Verification> quick = within(
                QUICK_SECONDS,
                catalog.engines().stream()
                        .map(Engine::preferred)
                        .map(catalog::verification)
                        .flatMap(Optional::stream)
                        .sorted(QUICKEST)
                        .toList());
        return versions(catalog, Stream.concat(quick.stream(), taken(catalog).stream()));
    }

    /** What has changed as well and is for the kit by name. */
    public static List<EngineVersion> leftOut(EngineCatalog catalog) {
        Set<Verification> taken = new HashSet<>(taken(catalog));
        return versions(catalog, changed(catalog).stream().filter(run -> !taken.contains(run)));
    }

    private static List<Verification> taken(EngineCatalog catalog) {
        return within(CHANGED_SECONDS, changed(catalog));
    }

    /** The last green runs of versions whose folder has been changed since; each engine's first choice before all others. */
    private static List<Verification> changed(EngineCatalog catalog) {
        return catalog.engines().stream()
                .flatMap(engine -> engine.versions().stream())
                .filter(version -> catalog.verification(version).isEmpty())
                .flatMap(version -> catalog.lastVerification(version).stream())
                .sorted(Comparator.<Verification, Boolean>comparing(run -> !isPreferred(catalog, run))
                        .thenComparing(QUICKEST))
                .toList();
    }

    private static boolean isPreferred(EngineCatalog catalog, Verification run) {
        return catalog.engine(run.engine())
                .map(engine -> engine.preferred().id().equals(run.version()))
                .orElse(false);
    }

    /** One after the other, without those that would take it past the limit. */
    static List<Verification> within(int limitSeconds, List<Verification> runs) {
        var chosen = new ArrayList<Verification>();
        int seconds = 0;
        for (Verification run : runs) {
            if (seconds + run.seconds() <= limitSeconds) {
                chosen.add(run);
                seconds += run.seconds();
            }
        }
        return List.copyOf(chosen);
    }

    private static List<EngineVersion> versions(EngineCatalog catalog, Stream<Verification> runs) {
        return runs.flatMap(run -> catalog.version(run.engine(), run.version()).stream())
                .toList();
    }
}
