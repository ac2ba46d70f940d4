package io.databerth.backup.catalogue;

import io.databerth.backup.engine.Content;
import io.databerth.backup.store.BackupName;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.util.Optional;

/**
 * A backup as the worker remembers it.
 *
 * @param fileName of the last attempt; empty before the first
 * @param revision the least revision that its manifest may have
 */
public record BackupEntry(
        BackupId backup,
        DatabaseId database,
        BackupKind kind,
        State state,
        Optional<String> fileName,
        int revision,
        Content content) {
    /** How far the backup has come. */
    public enum State {
        DUMPING,
        STORED,
        PROVEN,
        CORRUPT
    }

    /** The name under which it lies in its target; BACKUP_UNUSABLE when it was never written. */
    public BackupName name() {
        return fileName.flatMap(BackupName::parse)
                .orElseThrow(() -> new CodedException(ErrorCode.BACKUP_UNUSABLE, backup + " was never written"));
    }

    /** Also when it is not what was stored any more. */
    public boolean wasStored() {
        return state != State.DUMPING;
    }

    public boolean isStored() {
        return state == State.STORED || state == State.PROVEN;
    }
}
