package io.databerth.backup.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only the owner may read, and changes of names that survive a power cut. */
final class DurableFiles {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private DurableFiles() {}

    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS), OWNER_FILE);
    }

    /** Creates the file with this content, on the disk when it returns. */
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = create(file)) {
            try (PartOutput out = new PartOutput(channel)) {
                out.write(content, 0, content.length);
            }
            channel.force(true);
        }
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, READ, NOFOLLOW_LINKS);
    }

    static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OWNER_FOLDER);
            synchronizeParent(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        synchronizeParent(to);
    }

    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            synchronizeParent(file);
        }
    }

    static boolean isThere(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    private static void synchronizeParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            try (FileChannel folder = FileChannel.open(parent, READ)) {
                folder.force(true);
            }
        }
    }
}
