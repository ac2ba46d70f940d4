package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.contracts.Labels;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Backup;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import java.util.Map;
import java.util.Optional;

/**
 * Where a backup is loaded apart from everything else.
 *
 * @param operation the one that needs it
 * @param kind of the backup
 * @param content whose user and inner database are made
 * @param volume what outlives each container; without it nothing does
 */
record ProofPlace(
        String site,
        DatabaseId database,
        OperationId operation,
        BackupKind kind,
        Content content,
        EngineVersion version,
        Sku sku,
        Optional<String> volume) {

    /** How the engine that the backup is loaded into does it. */
    Backup backup() {
        return LiveDatabases.backupOf(version, kind);
    }

    /** Whether what is loaded here was dumped by the same version of the engine. */
    boolean isVersionOf(BackupEntry entry) {
        return version.id().equals(entry.content().version());
    }

    /** Of its container, and of a volume that is for the proof alone. */
    String name() {
        return "databerth-proof-" + operation;
    }

    ProofPlace on(String anotherVolume) {
        return new ProofPlace(site, database, operation, kind, content, version, sku, Optional.of(anotherVolume));
    }

    Map<String, String> labels() {
        return Map.of(
                Labels.SITE,
                site,
                Labels.ROLE,
                Labels.PROOF_ROLE,
                Labels.DATABASE,
                database.toString(),
                Labels.OPERATION,
                operation.toString());
    }
}
