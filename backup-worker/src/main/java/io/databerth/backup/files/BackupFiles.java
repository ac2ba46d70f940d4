package io.databerth.backup.files;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Content;
import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Compression;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Expected;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.format.Progress;
import io.databerth.backup.format.ReadLimits;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.NewBackup;
import io.databerth.backup.store.PendingBackup;
import io.databerth.backup.store.StoredFile;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ErrorKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Writes and opens backup files: each with a data key of its own that only the vault can unwrap. */
public final class BackupFiles {
    /** A header that cannot be recognised any more is damage, too. */
    private static final Set<ErrorCode> DAMAGED = Set.of(ErrorCode.BACKUP_DAMAGED, ErrorCode.BACKUP_UNUSABLE);

    private final LocalDirectory directory;
    private final BackupKeys keys;
    private final Elsewhere elsewhere;

    public BackupFiles(LocalDirectory directory, BackupKeys keys, Elsewhere elsewhere) {
        this.directory = directory;
        this.keys = keys;
        this.elsewhere = elsewhere;
    }

    /** Begins a file under a fresh key. */
    public PendingBackup begin(
            BackupId backup, DatabaseId database, Content content, BackupName name, boolean packed, Progress progress)
            throws IOException {
        BackupKeys.Fresh fresh = keys.fresh(database, backup);
        NewBackup begun = new NewBackup(
                backup,
                database,
                name,
                content.engine(),
                content.version(),
                packed ? Compression.NONE : Compression.ZSTD,
                fresh.wrapped(),
                fresh.reference());
        return directory.begin(begun, fresh.key(), progress);
    }

    /**
     * Opens and checks header, manifest, key and size; a file that is not what it should be is a coded failure. One that is lost here is
     * brought back from elsewhere first.
     */
    public OpenBackup open(BackupEntry entry) throws IOException {
        try {
            StoredFile file = find(entry);
            try {
                DataKey key = unwrap(entry, file);
                return new OpenBackup(file, file.unlock(expected(entry), key, ReadLimits.USUAL));
            } catch (IOException | RuntimeException failed) {
                file.close();
                throw failed;
            }
        } catch (BackupFileFailure failure) {
            throw new CodedException(failure.failure(), failure);
        }
    }

    private StoredFile find(BackupEntry entry) throws IOException {
        try {
            return directory.open(entry.database(), entry.name());
        } catch (BackupFileFailure.Missing | BackupFileFailure.ManifestMissing lost) {
            if (entry.isStored() && elsewhere.bringBack(entry)) {
                return directory.open(entry.database(), entry.name());
            }
            throw lost;
        }
    }

    /** Whether this backup lies there, published. What cannot be told now, and may be later, is a failure. */
    public boolean isPublished(BackupEntry entry) throws IOException {
        if (entry.fileName().isEmpty()) {
            return false;
        }
        try (OpenBackup found = open(entry)) {
            return found.manifest().backup().equals(entry.backup());
        } catch (CodedException notPublished) {
            if (notPublished.failure().code().kind() == ErrorKind.TRANSIENT) {
                throw notPublished;
            }
            return false;
        }
    }

    /**
     * As {@link #open}, and reads the whole file back; BACKUP_DAMAGED with the reason when it is not what was written, and no whole copy
     * lies elsewhere that could take its place.
     */
    public OpenBackup openVerified(BackupEntry entry) throws IOException {
        try {
            return verified(entry);
        } catch (CodedException damaged) {
            if (!bringsBack(entry, damaged)) {
                throw damaged;
            }
            return verified(entry).mendedAfter(damaged.failure());
        }
    }

    /** A place that does not answer does not make a damaged file a doubtful one. */
    private boolean bringsBack(BackupEntry entry, CodedException damaged) throws IOException {
        if (!entry.wasStored() || !DAMAGED.contains(damaged.failure().code())) {
            return false;
        }
        try {
            return elsewhere.bringBack(entry);
        } catch (CodedException silent) {
            damaged.addSuppressed(silent);
            return false;
        }
    }

    private OpenBackup verified(BackupEntry entry) throws IOException {
        OpenBackup opened = open(entry);
        try {
            opened.verify();
            return opened;
        } catch (IOException | RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    /** Writes the proof, and what was signed of it, into the manifest and returns its next revision. */
    public int recordProof(BackupEntry entry, ProofLevel level, Optional<String> evidence) throws IOException {
        try (StoredFile file = directory.open(entry.database(), entry.name())) {
            Manifest proven =
                    directory.recordProof(expected(entry), entry.name(), unwrap(entry, file), level, evidence);
            return proven.revision();
        } catch (BackupFileFailure failure) {
            throw new CodedException(failure.failure(), failure);
        }
    }

    /** Removes the backup's files, unfinished ones too. */
    public void delete(BackupEntry entry) throws IOException {
        if (entry.fileName().isPresent()) {
            directory.delete(entry.database(), entry.name());
        }
    }

    /** Removes what an attempt at this backup has left, and never what another backup has published under its name. */
    public void deleteLeftovers(BackupEntry entry) throws IOException {
        if (entry.fileName().isPresent() && !belongsToAnother(entry)) {
            directory.delete(entry.database(), entry.name());
        }
    }

    /** Of a published file that cannot be read nobody knows whose it is: then it stays. */
    private boolean belongsToAnother(BackupEntry entry) throws IOException {
        try (StoredFile file = directory.open(entry.database(), entry.name())) {
            return !file.header().backup().equals(entry.backup());
        } catch (BackupFileFailure.Missing | BackupFileFailure.ManifestMissing unpublished) {
            return false;
        } catch (BackupFileFailure illegible) {
            return true;
        }
    }

    private DataKey unwrap(BackupEntry entry, StoredFile file) throws IOException {
        return keys.unwrap(entry.database(), entry.backup(), file.header().wrappedKey());
    }

    private static Expected expected(BackupEntry entry) {
        return new Expected(entry.backup(), entry.database(), Math.max(1, entry.revision()));
    }
}
