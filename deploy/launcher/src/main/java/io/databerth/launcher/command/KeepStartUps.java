package io.databerth.launcher.command;

import io.databerth.embedded.ScratchDirectory;
import io.databerth.launcher.stack.StartUps;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends a build: what the services load when they start is remembered. */
@Command(name = "keep-start-ups", hidden = true, description = "Make later starts quicker, by a first one.")
public final class KeepStartUps implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.make("databerth-start-ups")) {
            StartUps.keep(Installation.here().repositoryRoot(), scratch.path());
            return 0;
        }
    }
}
