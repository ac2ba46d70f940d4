package io.databerth.launcher.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for what Podman has beside itself: it has no daemon that brings its own, and does without what is not there. */
final class PodmanParts {
    private static final List<Path> FOLDERS = Stream.of(
                    "/usr/lib/podman",
                    "/usr/libexec/podman",
                    "/usr/local/lib/podman",
                    "/usr/local/libexec/podman",
                    "/usr/bin",
                    "/usr/local/bin")
            .map(Path::of)
            .toList();

    private PodmanParts() {}

    static List<String> missing() {
        return Stream.of("netavark", "aardvark-dns", "catatonit")
                .filter(part -> FOLDERS.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(part))))
                .toList();
    }

    /** Whether nobody has shortened the five minutes for which Podman remembers a command by a process of its own. */
    static boolean commandsLinger() {
        return configurations().noneMatch(PodmanParts::setsTheDelay);
    }

    private static Stream<Path> configurations() {
        Path own = Path.of(System.getProperty("user.home"), ".config", "containers");
        return Stream.of(Path.of("/etc/containers"), own)
                .flatMap(folder -> Stream.concat(
                        Stream.of(folder.resolve("containers.conf")), filesIn(folder.resolve("containers.conf.d"))))
                .filter(Files::isReadable);
    }

    private static Stream<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean setsTheDelay(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .anyMatch(line -> line.strip().startsWith("exit_command_delay"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
