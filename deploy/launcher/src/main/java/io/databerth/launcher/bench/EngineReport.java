package io.databerth.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The engines' lines as a table for people and as JSON for programs. */
final class EngineReport {
    private static final String ROW = "%-14s %-8s %-5s %8s %8s %7s   %-21s %9s %9s %7s  %s%n";
    private static final String NOTHING = "%-14s %-8s %s%n";

    private EngineReport() {}

    /** The table, and under it what was compared with what. */
    static String table(List<EngineLine> lines, int runs, Duration settling) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                ROW,
                "engine",
                "version",
                "size",
                "plain s",
                "ours s",
                "ratio",
                "made + up + log-in",
                "plain MB",
                "ours MB",
                "ratio",
                "goal"));
        lines.forEach(line -> text.append(row(line)));
        return text.append(explanation(runs, settling)).toString();
    }

    static String row(EngineLine line) {
        return switch (line) {
            case EngineLine.Compared compared -> row(compared);
            case EngineLine.NotCompared(String engine, String version, String reason) ->
                String.format(Locale.ROOT, NOTHING, engine, version, reason);
        };
    }

    private static String row(EngineLine.Compared line) {
        return String.format(
                Locale.ROOT,
                ROW,
                line.engine(),
                line.version(),
                line.size(),
                number(line.plain().readySeconds()),
                number(line.ours().readySeconds()),
                number(line.timeRatio()),
                parts(line.parts()),
                number(line.plain().idleMegabytes()),
                number(line.ours().idleMegabytes()),
                number(line.memoryRatio()),
                goal(line));
    }

    private static String parts(OwnParts parts) {
        return number(parts.madeSeconds()) + " + " + number(parts.upSeconds()) + " + " + number(parts.logInSeconds());
    }

    private static String goal(EngineLine.Compared line) {
        if (line.timeMet()) {
            return line.memoryMet() ? "met" : "memory MISSED";
        }
        return line.memoryMet() ? "time MISSED" : "time and memory MISSED";
    }

    private static String explanation(int runs, Duration settling) {
        return String.format(
                Locale.ROOT,
                """

                Medians of %d runs, the two ways in turn; the goal for both ratios is <= %s x.
                plain     docker create and start of the same image with the arguments, environment and files of the engine's descriptor,
                          a volume, and the size's processors and memory, until the descriptor's ready probe says yes.
                ours      POST /api/v1/databases until its operation has succeeded. What plain does not do: the ways through gateway, broker
                          and store, the vault's passwords and certificate (plain has one that was made before), dropped capabilities and
                          the limit of processes, the project's network, the user's account, and a log-in of it over verified TLS.
                made ...  of ours: until there is a container; from its start until its server answers and has the user's account; the log-in.
                MB        of the container %d s after it was ready, without the page cache that could be given back; monitored, in our case.
                """,
                runs,
                EngineLine.GOAL,
                settling.toSeconds());
    }

    /** Writes an array of lines. */
    static void write(List<EngineLine> lines, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), lines);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
