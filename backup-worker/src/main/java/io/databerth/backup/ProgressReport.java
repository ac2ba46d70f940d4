package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.format.Progress;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.work.Work;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how many bytes have been read, every other second. */
final class ProgressReport implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressReport.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final OperationId operation;
    private final BackupEntry entry;
    private final Work work;
    private long next = System.nanoTime() + PAUSE.toNanos();

    ProgressReport(OperationId operation, BackupEntry entry, Work work) {
        this.operation = operation;
        this.entry = entry;
        this.work = work;
    }

    @Override
    public void at(long plainBytes, long storedBytes) {
        if (System.nanoTime() < next) {
            return;
        }
        next = System.nanoTime() + PAUSE.toNanos();
        try {
            work.emit(new BackupEvent.Progress(operation, entry.database(), entry.backup(), plainBytes));
        } catch (SQLException away) {
            // Progress is for people; the store's absence is no reason to lose a dump that goes well.
            LOG.debug("progress is not told", away);
        }
    }
}
