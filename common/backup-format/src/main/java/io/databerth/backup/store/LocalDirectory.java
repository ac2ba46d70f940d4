package io.databerth.backup.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Expected;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.format.ManifestCodec;
import io.databerth.backup.format.Progress;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Backups in a local directory, one folder for each database; readable by the owner only, and never overwritten. */
public final class LocalDirectory {
    /** The file of the wrapped keys, beside the folders of the databases. */
    public static final String KEYS = "wrapped-keys.json";

    private final Path root;

    private LocalDirectory(Path root) {
        this.root = root;
    }

    /** The directory is made when only its last part is missing; a link to a directory is followed once, here. */
    public static LocalDirectory at(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            DurableFiles.createFolder(root.toAbsolutePath());
        }
        return new LocalDirectory(root.toRealPath());
    }

    /** Claims the name; a {@link FileAlreadyExistsException} says that it is taken, also by a backup in the making. */
    public PendingBackup begin(NewBackup backup, DataKey key, Progress progress) throws IOException {
        return PendingBackup.begin(BackupFolder.under(root, backup.database()), backup, key, progress);
    }

    /** The sealed file of a published backup, to be copied as it is. */
    public Path sealedFile(DatabaseId database, BackupName name) {
        return BackupFolder.under(root, database).data(name);
    }

    /** The manifest that publishes it, as it is. */
    public byte[] manifest(DatabaseId database, BackupName name) throws IOException {
        return BackupFolder.under(root, database).readManifest(name);
    }

    /**
     * Takes a copy back that was kept elsewhere, with its manifest, which is written last; what lay here under the name is replaced, unless
     * the copy does not have the hash that its manifest tells: then it is a {@link BackupFileFailure.Damaged}. Whether the manifest is
     * genuine is seen when it is opened.
     */
    public void takeBack(DatabaseId database, BackupName name, InputStream sealed, byte[] manifest) throws IOException {
        BackupFolder.under(root, database).takeBack(name, sealed, manifest);
    }

    /** Throws {@link BackupFileFailure.Missing} or {@link BackupFileFailure.ManifestMissing} when it is not published. */
    public StoredFile open(DatabaseId database, BackupName name) throws IOException {
        return StoredFile.open(BackupFolder.under(root, database), name);
    }

    /** The published backups of a database, by file name. */
    public List<Listed> list(DatabaseId database) throws IOException {
        BackupFolder folder = BackupFolder.under(root, database);
        List<Path> files = folder.files();
        Set<Path> known = Set.copyOf(files);
        List<Listed> listed = new ArrayList<>();
        for (Path file : files) {
            Optional<BackupName> name = BackupName.parse(String.valueOf(file.getFileName()));
            if (name.isPresent() && known.contains(folder.manifest(name.get()))) {
                listed.add(listed(folder, name.get()));
            }
        }
        return List.copyOf(listed);
    }

    private static Listed listed(BackupFolder folder, BackupName name) throws IOException {
        try {
            return new Listed.Legible(name, ManifestCodec.readUnauthenticated(folder.readManifest(name)));
        } catch (BackupFileFailure e) {
            return new Listed.Illegible(name, e);
        }
    }

    /**
     * Writes the next revision of the manifest, with the proof, in the place of the one that is expected there.
     *
     * @param evidence what was signed of it
     */
    public Manifest recordProof(
            Expected expected, BackupName name, DataKey key, ProofLevel level, Optional<String> evidence)
            throws IOException {
        BackupFolder folder = BackupFolder.under(root, expected.database());
        Manifest proven =
                ManifestCodec.read(folder.readManifest(name), expected, key).proven(level, evidence);
        folder.publish(name, ManifestCodec.encode(proven, key));
        return proven;
    }

    /** The wrapped keys that were last kept here; none at first. */
    public WrappedKeys wrappedKeys() throws IOException {
        Path file = root.resolve(KEYS);
        return DurableFiles.isThere(file)
                ? WrappedKeys.parse(Files.readAllBytes(file))
                : new WrappedKeys(new TreeMap<>());
    }

    /** Keeps them in the place of those before, at once or not at all. */
    public synchronized void keep(WrappedKeys keys) throws IOException {
        Path part = root.resolve(KEYS + BackupFolder.PART);
        DurableFiles.delete(part);
        DurableFiles.write(part, keys.json());
        DurableFiles.rename(part, root.resolve(KEYS));
    }

    /** Removes the manifest, then the data; removing what is not there is no failure. */
    public void delete(DatabaseId database, BackupName name) throws IOException {
        BackupFolder.under(root, database).delete(name);
    }

    /** What crashes left behind, in all folders; see {@link Orphan} before deleting one. */
    public List<Orphan> orphans() throws IOException {
        List<Orphan> found = new ArrayList<>();
        for (DatabaseId database : databases()) {
            found.addAll(Orphans.in(BackupFolder.under(root, database)));
        }
        return List.copyOf(found);
    }

    /** Removes the orphan, unless it has become part of a published backup since it was found. */
    public void remove(Orphan orphan) throws IOException {
        BackupFolder folder = BackupFolder.under(root, orphan.database());
        Set<String> names = Set.copyOf(folder.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList());
        if (names.contains(orphan.fileName())
                && Orphans.kind(orphan.fileName(), names).isPresent()) {
            DurableFiles.delete(folder.folder().resolve(orphan.fileName()));
        }
    }

    /** Those that have a folder here, in the order of their ids. */
    public List<DatabaseId> databases() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> Files.isDirectory(entry, NOFOLLOW_LINKS))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.matches("db-[0-9a-f]{32}"))
                    .sorted()
                    .map(DatabaseId::parse)
                    .toList();
        }
    }
}
