package io.databerth.backup;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;

/** The password for the server that a backup's content is copied from. */
@FunctionalInterface
public interface SourcePassword {
    /** REQUEST_INVALID when it is no longer kept. */
    Secret of(DatabaseId database, BackupId backup);
}
