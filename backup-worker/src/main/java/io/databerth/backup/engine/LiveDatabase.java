package io.databerth.backup.engine;

import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Backup;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;

/** A running database with what its engine can do about backups of one kind. */
public record LiveDatabase(DatabaseId id, String containerId, Content content, EngineVersion version, Backup backup) {
    /** The same with another kind; OPERATION_UNSUPPORTED when its engine has no backups of that kind. */
    public LiveDatabase by(BackupKind kind) {
        return new LiveDatabase(id, containerId, content, version, LiveDatabases.backupOf(version, kind));
    }

    /** Another database of the same server. */
    LiveDatabase in(String otherDatabase) {
        return new LiveDatabase(id, containerId, content.in(otherDatabase), version, backup);
    }

    /** The values that the descriptor's backup commands need. */
    public Holes holes() {
        return holesFor(content.innerDatabase());
    }

    /** As {@link #holes()}, with another inner database. */
    public Holes holesFor(String innerDatabase) {
        return version.holes().with(HoleName.DATABASE, innerDatabase).with(HoleName.USERNAME, content.username());
    }
}
