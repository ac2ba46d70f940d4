package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Labels;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Backup;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerState;
import java.util.List;
import java.util.Map;

/** Finds databases where they are: in containers that carry our labels. */
public final class LiveDatabases {
    private final ContainerRuntime runtime;
    private final EngineCatalog catalog;
    private final String site;

    public LiveDatabases(ContainerRuntime runtime, EngineCatalog catalog, String site) {
        this.runtime = runtime;
        this.catalog = catalog;
        this.site = site;
    }

    public boolean isRunning(DatabaseId database) {
        return containers(database).stream().anyMatch(ContainerState::running);
    }

    /** With logical backups. STATE_CONFLICT when it does not run, OPERATION_UNSUPPORTED when its engine has no backup. */
    public LiveDatabase running(DatabaseId database) {
        ContainerState container = containers(database).stream()
                .filter(ContainerState::running)
                .findFirst()
                .orElseThrow(() -> new CodedException(
                        ErrorCode.STATE_CONFLICT, "the database does not run; start it, then repeat the request"));
        Content content = content(container);
        EngineVersion version = version(content);
        return new LiveDatabase(database, container.id(), content, version, backupOf(version, BackupKind.LOGICAL));
    }

    private List<ContainerState> containers(DatabaseId database) {
        return runtime.list(
                Map.of(Labels.SITE, site, Labels.ROLE, Labels.DATABASE_ROLE, Labels.DATABASE, database.toString()));
    }

    /** What the catalogue says of the engine that the content lives in. */
    public EngineVersion version(Content content) {
        return catalog.version(content.engine(), content.version())
                .orElseThrow(() -> new CodedException(
                        ErrorCode.VERSION_UNKNOWN,
                        content.engine() + " " + content.version() + " is not in the catalogue"));
    }

    public static Backup backupOf(EngineVersion version, BackupKind kind) {
        return version.backup()
                .flatMap(backup -> backup.by(kind))
                .orElseThrow(() -> new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        version.engine() + " has no " + kind + " backup in its descriptor"));
    }

    private static Content content(ContainerState container) {
        Map<String, String> labels = container.labels();
        return new Content(
                container.name(),
                label(labels, Labels.ENGINE),
                label(labels, Labels.VERSION),
                label(labels, Labels.SKU),
                label(labels, Labels.INNER_DATABASE),
                label(labels, Labels.USERNAME));
    }

    private static String label(Map<String, String> labels, String name) {
        String value = labels.get(name);
        if (value == null) {
            throw new CodedException(ErrorCode.INTERNAL, "the database's container has no label " + name);
        }
        return value;
    }
}
