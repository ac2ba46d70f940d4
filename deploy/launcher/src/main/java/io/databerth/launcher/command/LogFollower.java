package io.databerth.launcher.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what is added to a file after this was made. */
final class LogFollower {
    private static final int CHUNK = 64 * 1024;
    private final Path file;
    private long position;

    LogFollower(Path file) throws IOException {
        this.file = file;
        this.position = Files.exists(file) ? Files.size(file) : 0;
    }

    void printNew() {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            if (reader.length() < position) {
                position = 0; // It was rotated.
            }
            byte[] chunk = new byte[(int) Math.min(CHUNK, reader.length() - position)];
            reader.seek(position);
            reader.readFully(chunk);
            position += chunk.length;
            System.out.write(chunk, 0, chunk.length);
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
