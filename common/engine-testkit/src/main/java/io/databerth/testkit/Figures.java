package io.databerth.testkit;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** What the engine's own figures must come to in the API. */
final class Figures {
    private static final Duration NEXT_SAMPLES = Duration.ofSeconds(40);
    private final KitDatabase database;

    Figures(KitDatabase database) {
        this.database = database;
    }

    /** Waits until every name of the descriptor was sampled. */
    String awaited() {
        Set<String> wanted = new TreeSet<>(
                database.version().metrics().orElseThrow().names().printed().keySet());
        // These two have places of their own.
        wanted.removeAll(Set.of("connections", "size_bytes"));
        Awaitility.await()
                .atMost(NEXT_SAMPLES)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Set<String> seen = new TreeSet<>();
                    database.view("/stats").path("engine").fieldNames().forEachRemaining(seen::add);
                    return seen.containsAll(wanted);
                });
        return wanted.size() + " figures";
    }
}
