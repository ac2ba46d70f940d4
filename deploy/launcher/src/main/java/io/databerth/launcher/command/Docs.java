package io.databerth.launcher.command;

import io.databerth.engine.EngineCatalog;
import io.databerth.launcher.docs.GeneratedPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes the generated pages. */
@Command(name = "docs", description = "Write the pages of the documentation that are generated.")
public final class Docs implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path root = Installation.here().repositoryRoot();
        for (Map.Entry<String, String> page :
                GeneratedPages.of(EngineCatalog.builtIn()).entrySet()) {
            Path file = root.resolve(page.getKey());
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, page.getValue());
            System.out.println(page.getKey());
        }
        return 0;
    }
}
