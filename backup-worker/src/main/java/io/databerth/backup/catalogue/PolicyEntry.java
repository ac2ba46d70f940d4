package io.databerth.backup.catalogue;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.util.Optional;

/**
 * A database's policy as the worker remembers it.
 *
 * @param since when it was first set
 * @param nextAt when its next backup is due; empty without a schedule
 * @param overdue whether it was told that the last proven backup is too old
 */
public record PolicyEntry(
        DatabaseId database, BackupPolicy policy, Instant since, Optional<Instant> nextAt, boolean overdue) {
    public boolean isDue(Instant now) {
        return nextAt.filter(at -> !at.isAfter(now)).isPresent();
    }
}
