package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Unpacked server binaries, each version once per machine user, whole or not at all, however many start at once. */
final class BinaryCache {
    private final Path root;

    BinaryCache(Path root) {
        this.root = root;
    }

    /** Fills an empty directory. */
    interface Filler {
        void fill(Path directory) throws IOException;
    }

    /** Where an unprivileged account can read them, too: root's own home directory is closed to it. */
    static Path defaultRoot() {
        if (UnprivilegedAccount.weAreRoot()) {
            return Path.of("/var/cache/databerth");
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("databerth");
    }

    /** The directory of that name, filled now if nobody has done so before. */
    Path directory(String name, Filler filler) {
        Path ready = root.resolve(name);
        if (Files.isDirectory(ready)) {
            return ready;
        }
        synchronized (BinaryCache.class) { // File locks are between processes, not between threads.
            try {
                Files.createDirectories(root);
                try (FileChannel channel = FileChannel.open(
                                root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (lock.isValid() && !Files.isDirectory(ready)) {
                        fill(ready, filler);
                    }
                }
                return ready;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot unpack " + name + " to " + root, e);
            }
        }
    }

    private static void fill(Path ready, Filler filler) throws IOException {
        Path part = ready.resolveSibling(ready.getFileName() + ".part");
        delete(part); // Left by somebody who was killed: we hold the lock, so nobody works on it.
        Files.createDirectories(part);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        filler.fill(part);
        Files.move(part, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a directory with all that is in it; links are removed, not followed. Others may remove it at the same time. */
    static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                return goneOr(failed);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    return goneOr(failed);
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileVisitResult goneOr(IOException failed) throws IOException {
        if (failed instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failed;
    }
}
