package io.databerth.backup.targets;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Copies;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.messaging.work.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads copies back from their targets; one that is not what was sent is told, and sent anew from the file here. */
public final class ScrubCopies {
    private static final Logger LOG = LoggerFactory.getLogger(ScrubCopies.class);
    private static final Set<ErrorCode> LOST = Set.of(ErrorCode.BACKUP_DAMAGED, ErrorCode.NOT_FOUND);

    private final Copies copies;
    private final TargetCopies sending;
    private final CopyBackup copying;
    private final Duration unread;

    /** @param unread how long after a copy was read back it is read back again: a bucket may cost money for each byte that is read */
    public ScrubCopies(Copies copies, TargetCopies sending, CopyBackup copying, Duration unread) {
        this.copies = copies;
        this.sending = sending;
        this.copying = copying;
        this.unread = unread;
    }

    /**
     * Those of this backup whose turn it is; its own file must have been verified. A target that does not answer is asked again with the
     * next scrub: it is no reason to doubt the backup.
     */
    public void perform(OperationId operation, BackupEntry entry, Work work)
            throws IOException, SQLException, InterruptedException {
        for (TargetId target : copies.unread(entry.backup(), unread)) {
            try {
                scrub(operation, entry, target, work);
            } catch (CodedException notNow) {
                LOG.warn("{} in {} is not read back: {}", entry.backup(), target, notNow.getMessage());
            }
        }
    }

    private void scrub(OperationId operation, BackupEntry entry, TargetId target, Work work)
            throws IOException, SQLException, InterruptedException {
        try {
            copies.keep(entry.backup(), target, sending.requireWhole(entry, target));
        } catch (CodedException found) {
            if (!LOST.contains(found.failure().code())) {
                throw found;
            }
            work.inTransaction(transaction -> {
                Copies.damaged(transaction, entry.backup(), target);
                work.outbox()
                        .append(
                                transaction,
                                work.topic(),
                                new BackupEvent.CopyDamaged(
                                        operation, entry.database(), entry.backup(), target, found.failure()));
            });
            sending.clear(entry, target);
            copying.copy(operation, entry, target, work);
        }
    }
}
