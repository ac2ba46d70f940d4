package io.databerth.backup.store;

import io.databerth.backup.format.BackupHeader;
import io.databerth.backup.format.BackupOutput;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Held;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.format.ManifestCodec;
import io.databerth.backup.format.Progress;
import io.databerth.backup.format.WrittenFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/**
 * A backup that is being written. It exists for others only once {@link #publish} has returned; closing before that removes
 * every trace of it. A crash leaves files that {@link LocalDirectory#orphans()} finds.
 */
public final class PendingBackup implements Closeable {
    private final BackupFolder folder;
    private final NewBackup backup;
    private final BackupHeader header;
    private final DataKey key;
    private final FileChannel part;
    private final BackupOutput plain;
    private boolean published;

    private PendingBackup(
            BackupFolder folder,
            NewBackup backup,
            BackupHeader header,
            DataKey key,
            FileChannel part,
            Progress progress)
            throws IOException {
        this.folder = folder;
        this.backup = backup;
        this.header = header;
        this.key = key;
        this.part = part;
        plain = new BackupOutput(new PartOutput(part), header, key, progress);
    }

    static PendingBackup begin(BackupFolder folder, NewBackup backup, DataKey key, Progress progress)
            throws IOException {
        BackupHeader header =
                BackupHeader.fresh(backup.backup(), backup.database(), backup.compression(), key, backup.wrappedKey());
        FileChannel part = folder.claim(backup.name());
        try {
            return new PendingBackup(folder, backup, header, key, part, progress);
        } catch (IOException | RuntimeException e) {
            part.close();
            folder.delete(backup.name());
            throw e;
        }
    }

    /** Takes the plain bytes; closing it is not needed and publishes nothing. */
    public OutputStream plain() {
        return plain;
    }

    /** How many plain bytes have arrived, to be compared with what the dumping side counted before publishing. */
    public long plainBytes() {
        return plain.plainBytes();
    }

    /** Makes the writing thread's next write, or publish, throw; may be called by any thread. */
    public void cancel() {
        plain.cancel();
    }

    /** As {@link #publish(Fingerprint, List)} of one database. */
    public Manifest publish(Fingerprint fingerprint) throws IOException {
        return publish(fingerprint, List.of());
    }

    /**
     * Completes and synchronises the file, gives it its name, and writes the manifest last.
     *
     * @param others the databases behind the first, in their order
     */
    public Manifest publish(Fingerprint fingerprint, List<Held> others) throws IOException {
        WrittenFile file = plain.finish();
        part.force(true);
        DurableFiles.rename(folder.dataPart(backup.name()), folder.data(backup.name()));
        Manifest manifest = new Manifest(
                1,
                backup.backup(),
                backup.database(),
                backup.engine(),
                backup.engineVersion(),
                backup.name().takenAt(),
                backup.name().fileName(),
                file,
                backup.compression(),
                backup.keyReference(),
                header.keyCheck(),
                fingerprint,
                others,
                Optional.empty(),
                Optional.empty());
        folder.publish(backup.name(), ManifestCodec.encode(manifest, key));
        published = true;
        return manifest;
    }

    @Override
    public void close() throws IOException {
        try (part;
                plain) {
            if (!published) {
                folder.delete(backup.name());
            }
        }
    }
}
