package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.Content;
import io.databerth.backup.engine.FingerprintCheck;
import io.databerth.backup.engine.FreshCopy;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.LoadedCopy;
import io.databerth.backup.engine.SideCopy;
import io.databerth.backup.files.OpenBackup;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Manifest;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Backup;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.Holes;
import io.databerth.engine.Sku;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

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

    /**
     * As {@link #of}, in a server for {@code target} whose volume outlives it, cleanly closed: the content is that of its
     * user's database.
     *
     * @param volume an empty one
     */
    public ProofLevel onto(String volume, Content target, BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        turn.acquire();
        try {
            ProofPlace place = place(target, entry, operation).on(volume);
            try (ThrowAwayServer server = loaded(place, entry, opened, copy -> {
                compare(copy, place, entry, opened);
                copy.takePlace();
            })) {
                server.stop(place.version().launch());
            }
            KeptVolume.flush(runtime, place);
            return level(place, opened.manifest());
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

    /** What the content comes to when it is loaded: the lines of its fingerprint, where there is none to compare it with. */
    public List<String> contentOf(BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        AtomicReference<List<String>> found = new AtomicReference<>(List.of());
        turn.acquire();
        try {
            apart(place(entry.content(), entry, operation), entry, opened, copy -> found.set(copy.fingerprint()));
            return found.get();
        } finally {
            turn.release();
        }
    }

    private ProofLevel prove(BackupEntry entry, OpenBackup opened, OperationId operation)
            throws IOException, InterruptedException {
        ProofPlace place = place(entry.content(), entry, operation);
        apart(place, entry, opened, copy -> compare(copy, place, entry, opened));
        return level(place, opened.manifest());
    }

    /** Where nothing outlives it. */
    private void apart(ProofPlace place, BackupEntry entry, OpenBackup opened, Consumer<LoadedCopy> then)
            throws IOException, InterruptedException {
        if (loadsWithoutServer(place)) {
            try (ThrowAwayVolume volume = ThrowAwayVolume.make(runtime, place)) {
                loaded(place.on(volume.name()), entry, opened, then).close();
            }
        } else {
            loaded(place, entry, opened, then).close();
        }
    }

    private static void compare(LoadedCopy copy, ProofPlace place, BackupEntry entry, OpenBackup opened) {
        FingerprintCheck.require(
                opened.manifest().fingerprint(),
                copy.fingerprint(),
                place.backup(),
                place.version().id().equals(entry.content().version()));
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

    private static boolean loadsWithoutServer(ProofPlace place) {
        return place.backup().restore() instanceof Backup.FreshVolume fresh && fresh.loadsWithoutServer();
    }

    /** A server that holds what was dumped, with which the given was done; it is for the caller to close. */
    private ThrowAwayServer loaded(ProofPlace place, BackupEntry entry, OpenBackup opened, Consumer<LoadedCopy> then)
            throws IOException, InterruptedException {
        if (place.backup().restore() instanceof Backup.FreshVolume fresh && fresh.loadsWithoutServer()) {
            loadWithoutServer(place, fresh, entry, opened);
        }
        ThrowAwayServer server = ThrowAwayServer.start(runtime, place);
        try {
            then.accept(copy(server, place, entry, opened));
            return server;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private void loadWithoutServer(ProofPlace place, Backup.FreshVolume fresh, BackupEntry entry, OpenBackup opened)
            throws IOException {
        try (IsolatedContainer loader = IsolatedContainer.start(
                        runtime, place, IsolatedContainer.Command.inThePlaceOfTheServer(fresh.loader()));
                InputStream stored = opened.content()) {
            freshCopy(loader.id(), loader.holes(), loader.password(), fresh, place, entry)
                    .feed(stored);
        }
    }

    private LoadedCopy copy(ThrowAwayServer server, ProofPlace place, BackupEntry entry, OpenBackup opened)
            throws IOException, InterruptedException {
        Backup backup = place.backup();
        String source = entry.content().username();
        return switch (backup.restore()) {
            case Backup.SideDatabase side -> {
                SideCopy copy =
                        new SideCopy(runtime, server.container(), backup, side, server.holes(), source, "proof");
                try (InputStream stored = opened.content()) {
                    copy.load(stored);
                }
                yield copy;
            }
            case Backup.FreshVolume fresh -> {
                FreshCopy copy = freshCopy(server.container(), server.holes(), server.password(), fresh, place, entry);
                if (!fresh.loadsWithoutServer()) {
                    try (InputStream stored = opened.content()) {
                        copy.feed(stored);
                    }
                }
                copy.settle();
                yield copy;
            }
        };
    }

    private FreshCopy freshCopy(
            String container,
            Holes holes,
            Secret password,
            Backup.FreshVolume fresh,
            ProofPlace place,
            BackupEntry entry) {
        return new FreshCopy(
                runtime,
                container,
                place.backup(),
                fresh,
                holes,
                password,
                entry.content().username());
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
