package io.databerth.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Looks at the arguments of every process of the host, those in containers included, again and again. (The engine's own
 * client gets a password in its environment for the moment of a log-in, delivered by standard input: see docs/security.md.)
 */
final class ProcessWatch implements AutoCloseable {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("process-watch").start(this::watch);

    Set<String> seen() {
        return seen;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                processes
                        .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                        .forEach(this::look);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private void look(Path process) {
        try {
            seen.add(new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
