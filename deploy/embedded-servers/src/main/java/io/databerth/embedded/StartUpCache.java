package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a JVM loads and links when it starts, in a file, so that later starts need much less of the processor: an ahead-of-time
 * cache of the JDK (JEP 483). The file belongs to one JDK and one set of jars; the JVM checks both, and does without it when they
 * are others.
 *
 * @param program the jar, or the directory of jars, beside which the file lies
 */
public record StartUpCache(Path program) {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Path file() {
        return program.resolveSibling(program.getFileName() + "-" + Runtime.version() + ".aot");
    }

    private Path recorded() {
        return file().resolveSibling(file().getFileName() + ".recorded");
    }

    /** Whether there is one that is not older than the program. */
    public boolean isThere() {
        try {
            return Files.exists(file())
                    && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(program)) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file(), e);
        }
    }

    /** For a JVM that starts with it, if it is there. */
    public List<String> flags() {
        return isThere() ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    /** For a JVM whose start is to be remembered: at its end, in order, it writes down what it loaded. */
    public List<String> recordingFlags() {
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded());
    }

    /**
     * Makes the file from what was recorded, and tries it.
     *
     * @param command that of a later start: the JVM's program, its flags, the class path, the main class
     * @param scratch for what the JVM prints
     */
    public void make(List<String> command, Path scratch) {
        Path part = file().resolveSibling(file().getFileName() + ".part");
        try {
            run(
                    command,
                    List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded(), "-XX:AOTCache=" + part),
                    scratch);
            run(command, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + part, "-version"), scratch);
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep " + file(), e);
        } finally {
            deleteIfThere(part);
            deleteIfThere(recorded());
        }
    }

    private static void run(List<String> command, List<String> flags, Path scratch) {
        List<String> all = new ArrayList<>(command);
        // Behind the class path, since nothing behind -version is read.
        all.addAll(all.indexOf("-cp") + 2, flags);
        ChildProcess process = ChildProcess.start(new ChildProcess.Recipe(
                "start-up-cache",
                all,
                scratch,
                Map.of("PATH", "/usr/bin:/bin"),
                scratch.resolve("start-up-cache.log"),
                scratch.resolve("start-up-cache.process"),
                StopSignal.TERM,
                OptionalInt.empty()));
        if (!process.awaitEnd(LIMIT) || process.exitCode() != 0) {
            process.kill();
            throw new EmbeddedServerException(
                    "The start-up cache could not be made: " + String.join("\n", process.lastLines(5)));
        }
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }
}
