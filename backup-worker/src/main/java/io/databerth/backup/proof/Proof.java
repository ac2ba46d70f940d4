package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.FingerprintCheck;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.LoadedContent;
import io.databerth.backup.engine.LoadedCopy;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Manifest;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Restores a backup into a throw-away server and compares what is there with what was dumped. */
public final class Proof {
    /** A proof needs as much memory as the database itself. */
    private static final int AT_ONCE_PER_HOST = 1;

    private final Semaphore turn = new Semaphore(AT_ONCE_PER_HOST, true);
    private final ContainerRuntime runtime;
    private final EngineCatalog catalog;
    private final LiveDatabases databases;
    private final String site;
    private final LoadingApart loading;

    public Proof(ContainerRuntime runtime, EngineCatalog catalog, LiveDatabases databases, String site) {
        this.runtime = runtime;
        this.catalog = catalog;
        this.databases = databases;
        this.site = site;
        this.loading = new LoadingApart(runtime);
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

    /**
     * As {@link #of}, in a server for {@code target} whose volume outlives it, cleanly closed: the content is that of its
     * user's database, and of the others.
     *
     * @param volume an empty one
     * @param sources of the same kind; the level is that of the first
     */
    public ProofLevel onto(String volume, Content target, List<Source> sources, OperationId operation)
            throws IOException, InterruptedException {
        turn.acquire();
        try {
            Source first = sources.getFirst();
            ProofPlace place = place(target, first.entry(), operation).on(volume);
            try (ThrowAwayServer server = loading.into(place, sources, content -> {
                compare(content, place);
                content.takePlace();
            })) {
                server.stop(place.version().launch());
            }
            KeptVolume.flush(runtime, place);
            return level(place, first.opened().manifest());
        } finally {
            turn.release();
        }
    }

    /** As {@link #onto}, where the content is that of a later moment: there is nothing to compare it with but that the engine came there. */
    public void recover(
            String volume, Content target, BackupEntry entry, OpenBackup opened, Replay replay, OperationId operation)
            throws IOException, InterruptedException {
        turn.acquire();
        try {
            ProofPlace place = place(target, entry, operation).on(volume);
            new RecoveredVolume(runtime, place, entry).fill(opened, replay);
        } finally {
            turn.release();
        }
    }

    /** What is done with copies while they are there. */
    @FunctionalInterface
    interface Use {
        void of(LoadedContent content) throws IOException, InterruptedException;
    }

    /** What is done with a copy while it is there. */
    @FunctionalInterface
    public interface UseOfOne {
        /** The copy is where a user's database is. */
        void of(LoadedCopy copy) throws IOException, InterruptedException;
    }

    /**
     * As {@link #of} with the database of the backup's user alone, in a server for {@code target}, and then does something with what is
     * there.
     */
    public void lend(Content target, BackupEntry entry, OpenBackup opened, OperationId operation, UseOfOne use)
            throws IOException, InterruptedException {
        turn.acquire();
        try {
            ProofPlace place = place(target, entry, operation);
            Source own = new Source(entry, opened, held -> held.other().isEmpty());
            loading.apart(place, own, content -> {
                compare(content, place);
                content.takePlace();
                use.of(content.own());
            });
        } finally {
            turn.release();
        }
    }

    /** What the content comes to when it is loaded: the lines of its fingerprint, where there is none to compare it with. */
    public List<String> contentOf(BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        turn.acquire();
        try {
            loading.apart(
                    place(entry.content(), entry, operation),
                    Source.of(entry, opened),
                    content -> found.set(content.own().fingerprint()));
            return found.get();
        } finally {
            turn.release();
        }
    }

    private ProofLevel prove(BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        ProofPlace place = place(entry.content(), entry, operation);
        loading.apart(place, Source.of(entry, opened), content -> compare(content, place));
        return level(place, opened.manifest());
    }

    private static void compare(LoadedContent content, ProofPlace place) {
        content.all()
                .forEach(loaded -> FingerprintCheck.require(
                        loaded.held(), loaded.copy().fingerprint(), place.backup(), loaded.sameVersion()));
    }

    private ProofPlace place(Content content, BackupEntry entry, OperationId operation) {
        return new ProofPlace(
                site,
                entry.database(),
                operation,
                entry.kind(),
                content,
                databases.version(content),
                size(content),
                Optional.empty());
    }

    private static ProofLevel level(ProofPlace place, Manifest manifest) {
        Fingerprint fingerprint = manifest.fingerprint();
        if (manifest.proof().filter(ProofLevel.LOADS::equals).isPresent()) {
            // Its fingerprint is that of a loaded copy: what it was dumped from was never looked at.
            return ProofLevel.LOADS;
        }
        if (place.backup().snapshot().isPresent()) {
            return ProofLevel.EXACT;
        }
        // A fingerprint of which only the digest was kept could not have been equal if anything had changed.
        boolean steady = fingerprint.lines().isEmpty()
                || ContentFingerprint.parse(String.join("\n", fingerprint.lines()))
                        .steady();
        return steady ? ProofLevel.BRACKETED : ProofLevel.STRUCTURAL;
    }

    private Sku size(Content content) {
        return catalog.sku(content.sku())
                .orElseThrow(() -> new CodedException(ErrorCode.SKU_UNKNOWN, "there is no size " + content.sku()));
    }
}
