package io.databerth.backup.proof;

import io.databerth.backup.engine.EngineTool;
import io.databerth.backup.engine.FreshCopy;
import io.databerth.backup.engine.InnerDatabases;
import io.databerth.backup.engine.LoadedContent;
import io.databerth.backup.engine.LoadedContent.Loaded;
import io.databerth.backup.engine.LoadedCopy;
import io.databerth.backup.engine.SideCopy;
import io.databerth.backup.format.Held;
import io.databerth.engine.Backup;
import io.databerth.engine.Exec;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Loads databases into a throw-away server that runs and has its user and that one's empty database. */
final class ServerLoad {
    private final ContainerRuntime runtime;
    private final ThrowAwayServer server;
    private final ProofPlace place;
    private final List<Loaded> loaded = new ArrayList<>();

    ServerLoad(ContainerRuntime runtime, ThrowAwayServer server, ProofPlace place) {
        this.runtime = runtime;
        this.server = server;
        this.place = place;
    }

    LoadedContent of(List<Source> sources) throws IOException, InterruptedException {
        for (Source source : sources) {
            source.opened().each((held, content) -> {
                if (source.wanted().test(held)) {
                    LoadedCopy copy = copy(held, source, content);
                    loaded.add(new Loaded(held, copy, place.isVersionOf(source.entry())));
                }
            });
        }
        return new LoadedContent(loaded);
    }

    private LoadedCopy copy(Held held, Source source, InputStream content) throws IOException, InterruptedException {
        Backup backup = place.backup();
        Holes holes = held.other()
                .map(name -> server.holes().with(HoleName.DATABASE, name))
                .orElseGet(server::holes);
        String username = source.entry().content().username();
        return switch (backup.restore()) {
            case Backup.SideDatabase side -> {
                String token = "proof_" + loaded.size();
                SideCopy copy = new SideCopy(runtime, server.container(), backup, side, holes, username, token);
                copy.load(content);
                yield copy;
            }
            case Backup.FreshVolume fresh -> {
                make(held);
                FreshCopy copy =
                        new FreshCopy(runtime, server.container(), backup, fresh, holes, server.password(), username);
                copy.feed(content);
                copy.settle();
                yield copy;
            }
        };
    }

    /** That of the user is there. */
    private void make(Held held) {
        if (held.other().isPresent()) {
            Holes made =
                    server.holes().with(HoleName.TARGET_DATABASE, held.other().get());
            Exec making = InnerDatabases.making(place.version());
            new EngineTool(runtime).perform("making a database", server.container(), making.render(made));
        }
    }
}
