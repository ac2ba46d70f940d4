package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Copies;
import io.databerth.backup.files.Elsewhere;
import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.TargetId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a backup whose file is lost or damaged here back from the first target whose copy is whole. */
public final class BringBack implements Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(BringBack.class);

    private static final Set<ErrorCode> LOST = Set.of(ErrorCode.NOT_FOUND, ErrorCode.BACKUP_DAMAGED);

    private final Copies copies;
    private final LocalDirectory directory;
    private final OpenTargets targets;

    public BringBack(Copies copies, LocalDirectory directory, OpenTargets targets) {
        this.copies = copies;
        this.directory = directory;
        this.targets = targets;
    }

    @Override
    public boolean bringBack(BackupEntry entry) throws IOException {
        Optional<CodedException> silent = Optional.empty();
        try {
            for (TargetId target : copies.of(entry.backup())) {
                try (BackupTarget open = targets.open(target)) {
                    new SealedCopy(open, entry).fetch(directory, entry);
                    LOG.warn("{} was lost or damaged here, and brought back from {}", entry.backup(), target);
                    return true;
                } catch (CodedException notThere) {
                    LOG.warn("{} does not come from {}: {}", entry.backup(), target, notThere.getMessage());
                    silent = LOST.contains(notThere.failure().code()) ? silent : Optional.of(notThere);
                }
            }
        } catch (SQLException away) {
            throw new CodedException(ErrorCode.STORE_UNAVAILABLE, "the worker's store does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("bringing back was interrupted").initCause(stopped);
        }
        if (silent.isPresent()) {
            throw silent.get();
        }
        return false;
    }
}
