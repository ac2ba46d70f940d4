package io.databerth.backup.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Digests;
import io.databerth.backup.format.Hex;
import io.databerth.backup.format.ManifestCodec;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one database: what its files are called, and when each of them counts. */
record BackupFolder(DatabaseId database, Path folder) {
    static final String MANIFEST = ".manifest.json";
    static final String PART = ".part";

    static BackupFolder under(Path root, DatabaseId database) {
        return new BackupFolder(database, root.resolve(database.toString()));
    }

    Path data(BackupName name) {
        return folder.resolve(name.fileName());
    }

    Path dataPart(BackupName name) {
        return folder.resolve(name.fileName() + PART);
    }

    Path manifest(BackupName name) {
        return folder.resolve(name.manifestName());
    }

    private Path manifestPart(BackupName name) {
        return folder.resolve(name.manifestName() + PART);
    }

    /** Whoever holds the part file may use the name; the check comes after the claim, so that nobody can slip in between. */
    FileChannel claim(BackupName name) throws IOException {
        DurableFiles.createFolder(folder);
        FileChannel part = DurableFiles.create(dataPart(name));
        if (DurableFiles.isThere(data(name)) || DurableFiles.isThere(manifest(name))) {
            part.close();
            DurableFiles.delete(dataPart(name));
            throw new FileAlreadyExistsException(name.fileName());
        }
        return part;
    }

    /**
     * A copy from elsewhere; what a copying before this one has left of it is replaced. One that does not have the hash of its manifest
     * takes the place of nothing, and is a {@link BackupFileFailure.Damaged}.
     */
    void takeBack(BackupName name, InputStream sealed, byte[] manifest) throws IOException {
        Hex wanted = ManifestCodec.readUnauthenticated(manifest).file().sha256();
        DurableFiles.createFolder(folder);
        DurableFiles.delete(dataPart(name));
        MessageDigest found = Digests.sha256();
        try (FileChannel part = DurableFiles.create(dataPart(name));
                OutputStream out = new DigestOutputStream(new PartOutput(part), found)) {
            sealed.transferTo(out);
            part.force(true);
        }
        if (!Hex.of(found.digest()).equals(wanted)) {
            DurableFiles.delete(dataPart(name));
            throw new BackupFileFailure.Damaged("the copy of " + name + " is not what its manifest says");
        }
        DurableFiles.rename(dataPart(name), data(name));
        publish(name, manifest);
    }

    /** Replaces an earlier manifest of the same name at once or not at all. */
    void publish(BackupName name, byte[] manifest) throws IOException {
        Path part = manifestPart(name);
        DurableFiles.delete(part);
        DurableFiles.write(part, manifest);
        DurableFiles.rename(part, manifest(name));
    }

    /** The manifest goes first: what cannot be deleted completely is no backup any more, but an orphan. */
    void delete(BackupName name) throws IOException {
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            return;
        }
        DurableFiles.delete(manifest(name));
        DurableFiles.delete(manifestPart(name));
        DurableFiles.delete(data(name));
        DurableFiles.delete(dataPart(name));
    }

    FileChannel openData(BackupName name) throws IOException {
        requireFolder(name);
        if (!DurableFiles.isThere(data(name))) {
            throw new BackupFileFailure.Missing("there is no file " + name);
        }
        requireRegular(data(name));
        return DurableFiles.open(data(name));
    }

    byte[] readManifest(BackupName name) throws IOException {
        requireFolder(name);
        Path file = manifest(name);
        if (!DurableFiles.isThere(file)) {
            throw new BackupFileFailure.ManifestMissing(name + " has no manifest: it was never published");
        }
        requireRegular(file);
        try (FileChannel channel = DurableFiles.open(file);
                InputStream in = Channels.newInputStream(channel)) {
            return in.readNBytes(ManifestCodec.LIMIT_BYTES + 1);
        }
    }

    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> Files.isRegularFile(file, NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private void requireFolder(BackupName name) throws BackupFileFailure {
        if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            throw new BackupFileFailure.Missing("there is no folder for " + name);
        }
    }

    private static void requireRegular(Path file) throws BackupFileFailure {
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            throw new BackupFileFailure.NotOurs(file.getFileName() + " is a link or no file");
        }
    }
}
