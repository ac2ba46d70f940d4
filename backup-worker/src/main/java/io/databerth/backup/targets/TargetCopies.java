package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.catalogue.Copies;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.KeptKeys;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.TargetId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings published backups to targets, reads them back from there, and tells the targets what is found out later. */
public final class TargetCopies {
    private static final Logger LOG = LoggerFactory.getLogger(TargetCopies.class);

    private final Backups backups;
    private final Copies copies;
    private final BackupFiles files;
    private final LocalDirectory directory;
    private final KeptKeys recovery;
    private final OpenTargets targets;

    public TargetCopies(
            Backups backups,
            Copies copies,
            BackupFiles files,
            LocalDirectory directory,
            KeptKeys recovery,
            OpenTargets targets) {
        this.backups = backups;
        this.copies = copies;
        this.files = files;
        this.directory = directory;
        this.recovery = recovery;
        this.targets = targets;
    }

    /** The targets that hold the backup. */
    public List<TargetId> of(BackupId backup) throws SQLException {
        return copies.of(backup);
    }

    /**
     * Verifies the own file, sends it, and returns once the target has given back what was sent; nothing is noted.
     *
     * @return the revision of the manifest that lies there
     */
    public int send(BackupEntry entry, TargetId target) throws IOException, SQLException, InterruptedException {
        try (BackupTarget open = targets.open(target);
                OpenBackup own = files.openVerified(entry)) {
            Manifest manifest = own.manifest();
            recovery.require(manifest.keyReference());
            SealedCopy copy = new SealedCopy(open, entry);
            open.store(copy.data(), directory.sealedFile(entry.database(), entry.name()), sent -> {});
            copy.requireData(manifest.file().sha256().digits());
            open.replace(LocalDirectory.KEYS, directory.wrappedKeys().json());
            publish(open, entry);
            catchUp(open, entry, target);
            return manifest.revision();
        }
    }

    /**
     * Reads the copy back. A manifest there that is another than the one here is replaced.
     *
     * @return the revision of the manifest that lies there
     * @throws CodedException BACKUP_DAMAGED when its data is not what lies here, NOT_FOUND when a part of it is gone
     */
    int requireWhole(BackupEntry entry, TargetId target) throws IOException, SQLException, InterruptedException {
        try (BackupTarget open = targets.open(target);
                OpenBackup own = files.open(entry)) {
            SealedCopy copy = new SealedCopy(open, entry);
            copy.requireData(own.manifest().file().sha256().digits());
            if (!copy.isPublished(directory.manifest(entry.database(), entry.name()))) {
                publish(open, entry);
            }
            return own.manifest().revision();
        }
    }

    /** Removes what lies there of it, so that it can be sent anew. */
    void clear(BackupEntry entry, TargetId target) throws IOException, SQLException, InterruptedException {
        try (BackupTarget open = targets.open(target)) {
            new SealedCopy(open, entry).delete();
        }
    }

    /** Notes that the target holds the backup. */
    public void keep(BackupId backup, TargetId target, int revision) throws SQLException {
        copies.keep(backup, target, revision);
    }

    /** Tells the targets of a proof, which is in the manifest of this revision. One that does not answer now is told with the next backup. */
    public void tellProof(BackupId backup, int revision) throws IOException, SQLException, InterruptedException {
        BackupEntry entry = backups.require(backup);
        for (TargetId target : copies.of(backup)) {
            try (BackupTarget open = targets.open(target)) {
                publish(open, entry);
                copies.keep(backup, target, revision);
            } catch (CodedException notNow) {
                LOG.warn("{} is not told that {} is proven: {}", target, backup, notNow.getMessage());
            }
        }
    }

    /** Proofs that this target could not be told of. */
    private void catchUp(BackupTarget open, BackupEntry copied, TargetId target)
            throws IOException, SQLException, InterruptedException {
        for (BackupId behind : copies.behind(target, copied.database())) {
            BackupEntry entry = backups.require(behind);
            publish(open, entry);
            copies.keep(behind, target, entry.revision());
        }
    }

    private void publish(BackupTarget open, BackupEntry entry) throws IOException, InterruptedException {
        new SealedCopy(open, entry).publish(directory.manifest(entry.database(), entry.name()));
    }
}
