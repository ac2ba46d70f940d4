package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.BackupId;
import io.databerth.policy.KeptBase;
import java.time.Instant;

/**
 * A whole copy of a server's files, and what leads on from it.
 *
 * @param position batches after this one lead on
 * @param from the first moment that it can be brought to
 * @param own whether it was taken for the log alone
 * @param goesOn whether more is still collected
 */
public record LogBase(
        BackupId backup, long position, Instant from, boolean own, boolean goesOn, LogCollection collection) {
    /** As a decision about its retention sees it. */
    public KeptBase kept() {
        return new KeptBase(backup, from, own);
    }

    /** Whether it can be brought there. */
    public boolean reaches(Instant moment) {
        return !moment.isBefore(from)
                && collection.until().filter(until -> !moment.isAfter(until)).isPresent();
    }
}
