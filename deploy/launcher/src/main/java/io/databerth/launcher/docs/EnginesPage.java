package io.databerth.launcher.docs;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Verification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The catalogue as a page: what there is, and what the conformance kit has seen of it. */
final class EnginesPage {
    private EnginesPage() {}

    static String of(EngineCatalog catalog) {
        List<Verification> runs = runs(catalog);
        List<String> checks = checks(runs);
        return Markdown.GENERATED
                + """

                # Engines

                `verified`: the conformance kit took this version through its life on a real server, with the files of its folder as they are now.
                `contract`: written after the engine's documentation, and not run by us. `./databerth test --engine ID` runs the kit where an image can be
                pulled, and records what is green.

                """
                + catalogue(catalog)
                + "\n## What the kit has seen\n\n"
                + (runs.isEmpty() ? "No run is recorded.\n" : kit(runs, checks) + "\n" + legend(checks));
    }

    static String state(Optional<Verification> run) {
        return run.map(green -> "verified " + green.on() + (green.server().isEmpty() ? "" : ", " + green.server()))
                .orElse("contract");
    }

    static String endOfLife(EngineVersion version) {
        return version.endOfLife().map(LocalDate::toString).orElse("not named");
    }

    private static Markdown catalogue(EngineCatalog catalog) {
        Markdown table = Markdown.table("Engine", "Category", "Access", "Version", "End of life", "State");
        for (Engine engine : catalog.engines()) {
            for (EngineVersion version : engine.versions()) {
                table.row(
                        "[" + engine.title() + "](../engines/" + engine.id() + ".md)",
                        engine.category(),
                        engine.access().name().toLowerCase(Locale.ROOT),
                        version.preferred() ? "**" + version.id() + "**" : version.id(),
                        endOfLife(version),
                        state(catalog.verification(version)));
            }
        }
        return table;
    }

    private static Markdown kit(List<Verification> runs, List<String> checks) {
        var heads = new ArrayList<>(List.of("Engine", "Version"));
        IntStream.rangeClosed(1, checks.size()).mapToObj(Integer::toString).forEach(heads::add);
        heads.add("Seconds");
        Markdown table = Markdown.table(heads);
        for (Verification run : runs) {
            var cells = new ArrayList<>(List.of(run.engine(), run.version()));
            checks.forEach(check -> cells.add(mark(run.checks().get(check))));
            cells.add(Integer.toString(run.seconds()));
            table.row(cells);
        }
        return table;
    }

    private static String mark(Verification.@org.jspecify.annotations.Nullable Check outcome) {
        return switch (outcome) {
            case null -> "";
            case PASS -> "pass";
            case REFUSED -> "refused";
        };
    }

    private static String legend(List<String> checks) {
        return IntStream.range(0, checks.size())
                .mapToObj(index -> (index + 1) + ". " + checks.get(index) + "\n")
                .collect(Collectors.joining(
                        "",
                        "`refused`: the descriptor leaves it out, and the product says so. Empty: it does not apply.\n\n",
                        ""));
    }

    private static List<Verification> runs(EngineCatalog catalog) {
        return catalog.engines().stream()
                .flatMap(engine -> engine.versions().stream())
                .flatMap(version -> catalog.verification(version).stream())
                .toList();
    }

    private static List<String> checks(List<Verification> runs) {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.checks().keySet()));
        return List.copyOf(names);
    }
}
