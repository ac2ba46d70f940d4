package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.engine.FreshCopy;
import io.databerth.backup.engine.LoadedCopy;
import io.databerth.backup.engine.SideCopy;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.Holes;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Gets a backup's content into a server that nothing else reaches. */
final class LoadingApart {
    private final ContainerRuntime runtime;

    LoadingApart(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** Where nothing outlives it. */
    void apart(ProofPlace place, BackupEntry entry, OpenBackup opened, Proof.Use then)
            throws IOException, InterruptedException {
        if (withoutServer(place).isPresent()) {
            try (ThrowAwayVolume volume = ThrowAwayVolume.make(runtime, place)) {
                into(place.on(volume.name()), entry, opened, then).close();
            }
        } else {
            into(place, entry, opened, then).close();
        }
    }

    /** How content is put in place where no server may run meanwhile; empty where one does. */
    private static Optional<Backup.FreshVolume> withoutServer(ProofPlace place) {
        return place.backup().restore() instanceof Backup.FreshVolume fresh && fresh.loadsWithoutServer()
                ? Optional.of(fresh)
                : Optional.empty();
    }

    /** A server that holds what was dumped, with which the given was done; it is for the caller to close. */
    ThrowAwayServer into(ProofPlace place, BackupEntry entry, OpenBackup opened, Proof.Use then)
            throws IOException, InterruptedException {
        Optional<Backup.FreshVolume> before = withoutServer(place);
        if (before.isPresent()) {
            loadWithoutServer(place, before.get(), entry, opened);
        }
        ThrowAwayServer server = ThrowAwayServer.start(runtime, place);
        try {
            then.of(copy(server, place, entry, opened));
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
}
