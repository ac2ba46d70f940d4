package io.databerth.backup.catalogue;

import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;

/**
 * A database's policy as the worker remembers it.
 *
 * @param since when it was first set
 * @param overdue whether it was told that the last proven backup is too old
 */
public record PolicyEntry(DatabaseId database, BackupPolicy policy, Instant since, boolean overdue) {}
