package io.databerth.launcher.command;

import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.VerificationNeed;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the shell script which images to ready. */
@Command(name = "images", description = "List, as 'engine version', what a request without an engine means.")
public final class Images implements Callable<Integer> {
    @Option(names = "--to-test", description = "And what the conformance kit has to take through its life.")
    private boolean toTest;

    @Override
    public Integer call() {
        EngineCatalog catalog = EngineCatalog.builtIn();
        List<EngineVersion> needed = toTest ? VerificationNeed.of(catalog) : List.of();
        Stream.concat(catalog.defaultEngine().map(Engine::preferred).stream(), needed.stream())
                .distinct()
                .forEach(version -> System.out.println(version.engine() + " " + version.id()));
        return 0;
    }
}
