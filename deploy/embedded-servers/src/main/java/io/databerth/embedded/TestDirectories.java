package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.stream.Stream;

/** Directories of test servers, which need more than JUnit's: others may walk through them, and they outlive a test class. */
final class TestDirectories {
    /** What to do when the JVM ends, last first, in ONE hook: hooks of their own would run at the same time. */
    private static final Deque<AutoCloseable> AT_EXIT = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestDirectories::closeAll, "test-servers-closer"));
    }

    private TestDirectories() {}

    static Path fresh(String prefix) {
        Path parent = PrivateFiles.traversableDirectory(
                Path.of(System.getProperty("java.io.tmpdir"), "databerth-tests-" + System.getProperty("user.name")));
        removeThoseOfKilledJvms(parent);
        String name = ProcessHandle.current().pid() + "." + prefix + "." + UUID.randomUUID();
        Path directory = PrivateFiles.traversableDirectory(parent.resolve(name));
        closeAtExit(() -> BinaryCache.delete(directory));
        return directory;
    }

    static void closeAtExit(AutoCloseable resource) {
        synchronized (AT_EXIT) {
            AT_EXIT.push(resource);
        }
    }

    private static void closeAll() {
        synchronized (AT_EXIT) {
            while (!AT_EXIT.isEmpty()) {
                closeQuietly(AT_EXIT.pop());
            }
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) { // The JVM is ending: say it and go on with the rest.
            System.err.println("A test server was not closed in order: " + e);
        }
    }

    private static void removeThoseOfKilledJvms(Path parent) {
        try (Stream<Path> directories = Files.list(parent)) {
            for (Path directory : directories.toList()) {
                String pid = directory.getFileName().toString().split("\\.", 2)[0];
                if (pid.matches("\\d+") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    removeIfNobodyWrites(directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server of a JVM that has just ended may still be ending; then another JVM removes it later. */
    private static void removeIfNobodyWrites(Path directory) {
        try {
            BinaryCache.delete(directory);
        } catch (IOException later) {
            System.err.println("Left for later: " + later);
        }
    }
}
