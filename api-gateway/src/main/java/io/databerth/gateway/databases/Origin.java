package io.databerth.gateway.databases;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.InitialContent;
import io.databerth.engine.EngineVersion;
import io.databerth.gateway.engines.Catalogue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a new database's content comes from.
 *
 * @param kind of the backup that is there already, or is taken on the way
 * @param innerDatabase its name inside the server
 * @param username of its user, whom definitions in the content may name
 * @param sku the size of the database that is copied; absent for a backup
 * @param parameters the settings of the database that is copied
 */
record Origin(
        InitialContent content,
        String project,
        String engine,
        String version,
        BackupKind kind,
        String innerDatabase,
        String username,
        @Nullable String sku,
        Map<String, String> parameters) {
    Origin {
        parameters = Map.copyOf(parameters);
    }

    /** The wish with what the origin says where it says nothing. */
    NewDatabase complete(NewDatabase wish) {
        return new NewDatabase(
                wish.name(),
                wish.engine() == null ? engine : wish.engine(),
                wish.version() == null ? version : wish.version(),
                wish.environment(),
                wish.project(),
                wish.sku() == null ? sku : wish.sku(),
                wish.publish(),
                wish.bindAddress(),
                wish.address(),
                wish.from(),
                wish.backupPolicy());
    }

    /** The content keeps the names that it knows itself by; settings are those of one version. */
    DatabaseSpec shape(DatabaseSpec spec) {
        DatabaseSpec named = spec.holding(innerDatabase, username);
        return spec.version().equals(version) ? named.configured(parameters) : named;
    }

    void requireFit(DatabaseSpec spec, EngineVersion target) {
        if (!spec.engine().equals(engine) || !spec.project().equals(project)) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE, "content goes into a database of the same engine and project only");
        }
        if (!target.loads(version)) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    engine + " " + target.id() + " does not load content of version " + version
                            + (target.upgradesFrom().isEmpty()
                                    ? ""
                                    : "; it loads that of " + String.join(", ", target.upgradesFrom())));
        }
        if (kind == BackupKind.PHYSICAL && !target.id().equals(version)) {
            throw new CodedException(
                    ErrorCode.BACKUP_UNUSABLE,
                    "a physical backup is for version " + version + " only: take a logical one to change the version");
        }
        Catalogue.requireBackups(target, kind);
    }
}
