package io.databerth.backup.files;

import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Hex;
import io.databerth.backup.store.WrappedKeys;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;

/** Where data keys come from: each belongs to one backup of one database, and only its wrapped form is stored. */
public interface BackupKeys {
    /** A key that nothing was ever encrypted with. */
    Fresh fresh(DatabaseId database, BackupId backup);

    /** BACKUP_DAMAGED when {@code wrapped} was not made for this backup of this database. */
    DataKey unwrap(DatabaseId database, BackupId backup, Hex wrapped);

    /** The keys that wrap data keys, by version, as the vault keeps them: each under its root key. */
    WrappedKeys wrapping();

    /**
     * A new key.
     *
     * @param reference names the key that wraps this one, and ends with its version
     */
    record Fresh(DataKey key, Hex wrapped, String reference) {}
}
