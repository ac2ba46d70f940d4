package io.databerth.backup.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A directory of another disk or of another host, mounted here. */
public final class DirectoryTarget implements BackupTarget {
    private static final String PART = ".part";
    private static final int PIECE = 1 << 20;

    private final Path root;

    /** TARGET_UNAVAILABLE, for every call, while the directory is not there: a mount that is missing must not be filled in its place. */
    public DirectoryTarget(Path root) {
        this.root = root;
    }

    @Override
    public void store(String key, Path file, LongConsumer sent) throws IOException, InterruptedException {
        long bytes = Files.size(file);
        if (!holds(key, bytes)) {
            try (FileChannel from = FileChannel.open(file, READ)) {
                write(key, from, sent);
            }
        }
        sent.accept(bytes);
    }

    @Override
    public void replace(String key, byte[] content) throws IOException {
        Path part = part(key);
        try (FileChannel to = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            writeAll(to, ByteBuffer.wrap(content));
            to.force(true);
        }
        publish(part, key);
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return Files.newInputStream(path(key));
        } catch (NoSuchFileException missing) {
            throw new CodedException(ErrorCode.NOT_FOUND, "the target has no " + key, missing);
        }
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        Path file = path(key);
        return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
        Files.deleteIfExists(path(key + PART));
    }

    @Override
    public List<Kept> list(String prefix, String after, int limit) throws IOException {
        requireRoot();
        try (Stream<Path> files = Files.walk(root)) {
            List<String> keys = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0 && !key.endsWith(PART))
                    .sorted()
                    .limit(limit)
                    .toList();
            List<Kept> kept = new ArrayList<>();
            for (String key : keys) {
                kept.add(new Kept(key, Files.size(root.resolve(key))));
            }
            return List.copyOf(kept);
        }
    }

    private void write(String key, FileChannel from, LongConsumer sent) throws IOException, InterruptedException {
        Path part = part(key);
        try (FileChannel to = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (from.read(piece) >= 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the copying was interrupted");
                }
                writeAll(to, piece.flip());
                piece.clear();
                sent.accept(to.position());
            }
            to.force(true);
        }
        publish(part, key);
    }

    private static void writeAll(FileChannel to, ByteBuffer rest) throws IOException {
        try {
            while (rest.hasRemaining()) {
                to.write(rest);
            }
        } catch (IOException failed) {
            // Java has no type for it: the message is the operating system's.
            ErrorCode code = String.valueOf(failed.getMessage()).contains("No space left")
                    ? ErrorCode.TARGET_FULL
                    : ErrorCode.TARGET_UNAVAILABLE;
            throw new CodedException(code, "the target says: " + failed.getMessage(), failed);
        }
    }

    private void publish(Path part, String key) throws IOException {
        Path whole = path(key);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(whole.resolveSibling("."), READ)) {
            folder.force(true);
        }
    }

    private Path part(String key) throws IOException {
        Path part = path(key + PART);
        Files.createDirectories(part.resolveSibling(".").normalize());
        return part;
    }

    /** Keys are ours, and yet none may lead out of the directory. */
    private Path path(String key) {
        requireRoot();
        Path file = root.resolve(key).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return file;
    }

    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw new CodedException(ErrorCode.TARGET_UNAVAILABLE, "there is no directory " + root);
        }
    }

    @Override
    public void close() {}
}
