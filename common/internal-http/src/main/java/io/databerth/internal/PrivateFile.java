package io.databerth.internal;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Files with secrets: mode 0600 from their first moment, and there as a whole or not at all. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(OWNER_READ, OWNER_WRITE);

    private PrivateFile() {}

    /** Makes the file, on the disk when this returns; a file that exists is left as it is, whoever made it meanwhile. */
    public static void createIfAbsent(Path file, byte[] content) {
        if (Files.exists(file)) {
            return;
        }
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path part = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            makeDirectory(directory);
            write(part, content);
            link(file, part);
            synchronise(directory);
            Files.delete(part);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    /** A link, unlike a move, never replaces what another process made in this moment. */
    private static void link(Path file, Path part) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            // Then the other's file is as good as ours.
        }
    }

    /** Refuses a file that anybody but its owner may use. */
    public static byte[] read(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new IllegalStateException(file + " has the permissions "
                        + PosixFilePermissions.toString(permissions)
                        + "; it holds a secret and must be readable by its owner only: run chmod 600 " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void write(Path part, byte[] content) throws IOException {
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(part, fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void synchronise(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
