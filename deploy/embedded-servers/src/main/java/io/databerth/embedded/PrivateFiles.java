package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files of mode 0600 and directories of mode 0700: never, not even for a moment, readable by others. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Replaces the file as a whole and on the disk: a reader or a crash sees the old text or the new one. */
    public static void write(Path file, String text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            try (FileChannel channel = FileChannel.open(
                    part,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Makes the directory, with mode 0700 when it is new. */
    public static Path directory(Path directory) {
        return directory(directory, "rwx------");
    }

    /** Makes a directory that others may walk through, but not list: what lies in it decides who may read it. */
    public static Path traversableDirectory(Path directory) {
        return directory(directory, "rwx--x--x");
    }

    private static Path directory(Path directory, String permissions) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                // Set afterwards as well, since the process's umask cuts what creation asks for.
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the directory " + directory, e);
        }
    }
}
