package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.VerificationNeed;
import io.databerth.testkit.KitRecord;
import io.databerth.testkit.KitRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The conformance kit for the versions of which there is an image on this host. Without a word it takes a quick few, and of what has changed since
 * its last green run what there is time for; {@code -Ddataberth.kit=all}, or the ids of engines with commas, takes those and records what is green.
 */
class EngineKitIT {
    private static final String CHOICE = "databerth.kit";
    private static final String ALL = "all";
    private static final Path ENGINES = Platform.repositoryRoot().resolve("engines");
    /** One for all, for it writes for one after the other. */
    private static final KitRecord RECORD = new KitRecord(ENGINES.resolve("verified.yaml"));

    private final Platform platform = Platform.running();

    /** Named so that a report tells which one it was. */
    record Named(EngineVersion version) {
        @Override
        public String toString() {
            return version.engine() + " " + version.id();
        }
    }

    static Stream<Named> versions() {
        return chosen(System.getProperty(CHOICE, "")).map(Named::new);
    }

    private static Stream<EngineVersion> chosen(String choice) {
        EngineCatalog builtIn = EngineCatalog.builtIn();
        if (choice.isEmpty()) {
            VerificationNeed.leftOut(builtIn)
                    .forEach(version -> System.out.println("changed, and left for ./databerth test --engine "
                            + version.engine() + ": " + version.id()));
            return VerificationNeed.of(builtIn).stream();
        }
        Set<String> ids = Arrays.stream(choice.split(",", -1)).collect(Collectors.toSet());
        List<EngineVersion> versions = (choice.equals(ALL) ? builtIn : KitRunner.CATALOG)
                .engines().stream()
                        .flatMap(engine -> engine.versions().stream())
                        .filter(version -> choice.equals(ALL)
                                || ids.contains(version.engine())
                                || ids.contains(version.engine() + ":" + version.id()))
                        .toList();
        assertThat(versions).as("versions of " + choice).isNotEmpty();
        return versions.stream();
    }

    /** Several at a time where the run allows it, as {@code ./databerth test --engines} does: a life is mostly waiting. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("versions")
    void everyCheckPassesOrIsRefusedAsDeclared(Named named) {
        EngineVersion version = named.version();
        String choice = System.getProperty(CHOICE, "");
        // Engines that were asked for by name are not left out: the product gets their image, or says why it cannot.
        assumeTrue(
                (!choice.isEmpty() && !choice.equals(ALL))
                        || version.images().stream().anyMatch(platform.runtime()::imageExists),
                () -> "no image of " + named + " is on this host; ./databerth test --engines gets what can be had");
        KitRun run = KitRunner.run(platform, version);
        assertThat(run.green()).as(run.results().toString()).isTrue();
        if (!choice.isEmpty()) {
            record(run);
        }
    }

    /** What an operator has added is not of this repository. */
    private static void record(KitRun run) {
        Engine engine = KitRunner.CATALOG.engine(run.version().engine()).orElseThrow();
        if (Files.isDirectory(ENGINES.resolve(engine.id()))) {
            RECORD.keep(run.verification(engine.folder()));
        }
    }
}
