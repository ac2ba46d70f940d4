package io.databerth.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The measurements as a table for people and as JSON for programs. */
final class Report {
    private static final String ROW = "%-44s %-6s %12s %12s %8s  %-18s %s%n";

    private Report() {}

    static void print(List<Measurement> all, PrintStream out) {
        out.printf(Locale.ROOT, ROW, "metric", "unit", "ours", "reference", "ratio", "goal", "met");
        for (Measurement each : all) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    each.metric(),
                    each.unit(),
                    number(each.ours()),
                    each.reference() == null ? "" : number(each.reference()),
                    each.ratio() == null ? "" : number(each.ratio()),
                    each.goal() == null ? "" : each.goal(),
                    each.met() == null ? "" : each.met() ? "yes" : "NO");
        }
    }

    /** Writes an array of measurements. */
    static void write(List<Measurement> all, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
