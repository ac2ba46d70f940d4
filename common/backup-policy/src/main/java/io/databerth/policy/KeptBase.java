package io.databerth.policy;

import io.databerth.contracts.ids.BackupId;
import java.time.Instant;

/**
 * A backup of a server's files from which a collected log leads on.
 *
 * @param from the first moment that it can be brought to
 * @param own whether it was taken for the log alone
 */
public record KeptBase(BackupId backup, Instant from, boolean own) {}
