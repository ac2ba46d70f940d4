package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Digests;
import io.databerth.backup.format.ManifestCodec;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** One backup's files in one target: under the same names as in the worker's own directory, so that a copy of all is such a directory. */
final class SealedCopy {
    private static final int PIECE = 64 * 1024;

    private final BackupTarget target;
    private final String data;
    private final String manifest;

    SealedCopy(BackupTarget target, BackupEntry entry) {
        this.target = target;
        data = entry.database() + "/" + entry.name().fileName();
        manifest = entry.database() + "/" + entry.name().manifestName();
    }

    String data() {
        return data;
    }

    /** BACKUP_DAMAGED when the target gives back something else than these bytes. */
    void requireData(String sha256) throws IOException, InterruptedException {
        try (InputStream read = target.open(data)) {
            String found = HexFormat.of().formatHex(sha256(read));
            if (!found.equals(sha256)) {
                throw new CodedException(
                        ErrorCode.BACKUP_DAMAGED, "the target holds other bytes under " + data + " than were sent");
            }
        }
    }

    /** The manifest goes last: what has none is no backup. Returns when the target gives it back as it is. */
    void publish(byte[] content) throws IOException, InterruptedException {
        target.replace(manifest, content);
        if (!isPublished(content)) {
            throw new CodedException(
                    ErrorCode.BACKUP_DAMAGED, "the target holds another manifest under " + manifest + " than was sent");
        }
    }

    /** Whether the target gives back this manifest; NOT_FOUND when it has none. */
    boolean isPublished(byte[] content) throws IOException, InterruptedException {
        return Arrays.equals(manifest(), content);
    }

    byte[] manifest() throws IOException, InterruptedException {
        try (InputStream read = target.open(manifest)) {
            return read.readNBytes(ManifestCodec.LIMIT_BYTES + 1);
        }
    }

    /** Into the worker's own directory, unless it is damaged itself: BACKUP_DAMAGED. */
    void fetch(LocalDirectory directory, BackupEntry entry) throws IOException, InterruptedException {
        try (InputStream read = target.open(data)) {
            directory.takeBack(entry.database(), entry.name(), read, newestManifest(directory, entry));
        } catch (BackupFileFailure damaged) {
            throw new CodedException(damaged.failure(), damaged);
        }
    }

    /** The target's, unless it was not told of the last proof and the one here is still there. */
    private byte[] newestManifest(LocalDirectory directory, BackupEntry entry)
            throws IOException, InterruptedException {
        byte[] copied = manifest();
        if (ManifestCodec.readUnauthenticated(copied).revision() >= entry.revision()) {
            return copied;
        }
        try {
            return directory.manifest(entry.database(), entry.name());
        } catch (BackupFileFailure lost) {
            return copied;
        }
    }

    /** The manifest first, as everywhere. */
    void delete() throws IOException, InterruptedException {
        target.delete(manifest);
        target.delete(data);
    }

    private static byte[] sha256(InputStream content) throws IOException {
        try (DigestInputStream read = new DigestInputStream(content, Digests.sha256())) {
            byte[] piece = new byte[PIECE];
            while (read.read(piece) >= 0) {
                continue;
            }
            return read.getMessageDigest().digest();
        }
    }
}
