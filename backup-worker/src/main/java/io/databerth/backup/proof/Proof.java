package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.FingerprintCheck;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.SideCopy;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Backup;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Restores a backup into a throw-away server and compares what is there with what was dumped. */
public final class Proof {
    /** A proof needs as much memory as the database itself. */
    private static final int AT_ONCE_PER_HOST = 1;

    private final Semaphore turn = new Semaphore(AT_ONCE_PER_HOST, true);
    private final ContainerRuntime runtime;
    private final EngineCatalog catalog;
    private final LiveDatabases databases;
    private final String site;

    public Proof(ContainerRuntime runtime, EngineCatalog catalog, LiveDatabases databases, String site) {
        this.runtime = runtime;
        this.catalog = catalog;
        this.databases = databases;
        this.site = site;
    }

    /** How much was proven; PROOF_FAILED with the differences when the content is not what was dumped. */
    public ProofLevel of(BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        turn.acquire();
        try {
            return prove(entry, opened, operation);
        } finally {
            turn.release();
        }
    }

    private ProofLevel prove(BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        Content content = entry.content();
        EngineVersion version = databases.version(content);
        Backup backup = LiveDatabases.backupOf(version);
        try (ThrowAwayServer server = ThrowAwayServer.start(
                        runtime, site, entry.database(), operation, content, version, size(content));
                InputStream stored = opened.content()) {
            SideCopy copy =
                    new SideCopy(runtime, server.container(), backup, server.holes(), content.username(), "proof");
            copy.load(stored);
            FingerprintCheck.require(opened.manifest().fingerprint(), copy.fingerprint(), backup);
        }
        // Without a snapshot that dump and fingerprint share, clients may have written in between.
        return backup.snapshot().isPresent() ? ProofLevel.EXACT : ProofLevel.STRUCTURAL;
    }

    private Sku size(Content content) {
        return catalog.sku(content.sku())
                .orElseThrow(() -> new CodedException(ErrorCode.SKU_UNKNOWN, "there is no size " + content.sku()));
    }
}
