package io.databerth.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A log file that is renamed to {@code .1} when it reaches its size, so that it takes at most twice that on the disk. */
public final class RotatingLog {
    public static final long DEFAULT_BYTES = 10L * 1024 * 1024;
    private static final int TAIL_BYTES = 32 * 1024;
    private final Path file;
    private final long limit;

    public RotatingLog(Path file, long limitBytes) {
        this.file = file;
        this.limit = limitBytes;
    }

    /** Copies until the source ends; a write that fails (a full disk) is dropped, for the source must never be held up. */
    void copy(InputStream source) throws IOException {
        byte[] buffer = new byte[8192];
        OutputStream target = open();
        try {
            long size = Files.size(file);
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                if (size >= limit) {
                    target.close();
                    rotate();
                    target = open();
                    size = 0;
                }
                size += append(target, buffer, read);
            }
        } finally {
            target.close();
        }
    }

    private static int append(OutputStream target, byte[] buffer, int length) {
        try {
            target.write(buffer, 0, length);
            return length;
        } catch (IOException fullDisk) {
            return 0;
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last lines of a log file, oldest first; none when there is no such file. */
    public static List<String> lastLines(Path file, int count) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, reader.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) (reader.length() - start)];
            reader.seek(start);
            reader.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
