package io.databerth.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository that the rules look at. */
final class Repository {
    static final Path ROOT = root();

    private Repository() {}

    /** All Java files of production code, relative to the root. */
    static List<Path> mainSources() {
        return sources("/src/main/java/");
    }

    static List<Path> testSources() {
        return sources("/src/test/java/");
    }

    /** The class directories of production code, for rules on byte code; modules that were not built are missing. */
    static List<Path> mainClasses() {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(path -> path.endsWith(Path.of("target", "classes")))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> lines(Path relative) {
        try {
            return Files.readAllLines(ROOT.resolve(relative));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lines that git prints for this command. */
    static List<String> git(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            Process git = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = git.inputReader().lines().toList();
            if (git.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The engine ids: the folders below {@code engines/} that hold a descriptor. */
    static List<String> engineIds() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("engines"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("engine.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> sources(String kind) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains(kind))
                    .filter(path -> !path.toString().contains("/target/"))
                    .map(ROOT::relativize)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn")) && Files.exists(folder.resolve("engines"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }
}
