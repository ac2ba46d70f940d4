package io.databerth.backup.proof;

import io.databerth.backup.engine.FreshCopy;
import io.databerth.backup.engine.LoadedContent;
import io.databerth.backup.engine.LoadedContent.Loaded;
import io.databerth.backup.format.Held;
import io.databerth.engine.Backup;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Gets a backup's content into a server that nothing else reaches. */
final class LoadingApart {
    private final ContainerRuntime runtime;

    LoadingApart(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** Where nothing outlives it. */
    void apart(ProofPlace place, Source source, Proof.Use then) throws IOException, InterruptedException {
        if (withoutServer(place).isPresent()) {
            try (ThrowAwayVolume volume = ThrowAwayVolume.make(runtime, place)) {
                into(place.on(volume.name()), List.of(source), then).close();
            }
        } else {
            into(place, List.of(source), then).close();
        }
    }

    /** How content is put in place where no server may run meanwhile; empty where one does. */
    private static Optional<Backup.FreshVolume> withoutServer(ProofPlace place) {
        return place.backup().restore() instanceof Backup.FreshVolume fresh && fresh.loadsWithoutServer()
                ? Optional.of(fresh)
                : Optional.empty();
    }

    /**
     * A server that holds what was dumped, with which the given was done; it is for the caller to close.
     *
     * @param sources one where no server may run meanwhile
     */
    ThrowAwayServer into(ProofPlace place, List<Source> sources, Proof.Use then)
            throws IOException, InterruptedException {
        Optional<Backup.FreshVolume> before = withoutServer(place);
        if (before.isPresent()) {
            loadWithoutServer(place, before.get(), sources.getFirst());
        }
        ThrowAwayServer server = ThrowAwayServer.start(runtime, place);
        try {
            then.of(
                    before.isPresent()
                            ? settled(server, place, before.get(), sources.getFirst())
                            : new ServerLoad(runtime, server, place).of(sources));
            return server;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    private void loadWithoutServer(ProofPlace place, Backup.FreshVolume fresh, Source source) throws IOException {
        try (IsolatedContainer loader = IsolatedContainer.start(
                        runtime, place, IsolatedContainer.Command.inThePlaceOfTheServer(fresh.loader()));
                InputStream stored = source.opened().content()) {
            new FreshCopy(
                            runtime,
                            loader.id(),
                            place.backup(),
                            fresh,
                            loader.holes(),
                            loader.password(),
                            source.entry().content().username())
                    .feed(stored);
        }
    }

    private LoadedContent settled(ThrowAwayServer server, ProofPlace place, Backup.FreshVolume fresh, Source source)
            throws InterruptedException {
        FreshCopy copy = new FreshCopy(
                runtime,
                server.container(),
                place.backup(),
                fresh,
                server.holes(),
                server.password(),
                source.entry().content().username());
        copy.settle();
        Held own = source.opened().manifest().held().getFirst();
        return new LoadedContent(List.of(new Loaded(own, copy, place.isVersionOf(source.entry()))));
    }
}
