package io.databerth.backup.exporting;

import io.databerth.backup.format.Manifest;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.engine.Backup;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.Template;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text that goes with exported content: what it is, which command wrote it and which one loads it. */
public final class LoadingInstructions {
    private final EngineCatalog catalog;

    public LoadingInstructions(EngineCatalog catalog) {
        this.catalog = catalog;
    }

    String of(Manifest manifest, ExportedContent content) {
        String file = content.nameOf(manifest.held().getFirst());
        return """
                %s is the content of a database, as the tool of its engine wrote it.
                %s
                engine    %s %s
                taken     %s
                size      %d bytes
                backup    %s
                database  %s
                proof     %s

                It is not encrypted and holds everything the database held: keep it as safe as the database.
                %s"""
                .formatted(
                        file,
                        others(manifest, content),
                        manifest.engine(),
                        manifest.engineVersion(),
                        manifest.createdAt(),
                        manifest.file().plainBytes(),
                        manifest.backup(),
                        manifest.database(),
                        manifest.proof()
                                .map(LoadingInstructions::proof)
                                .orElse("none: it was stored, and never restored"),
                        catalog.version(manifest.engine(), manifest.engineVersion())
                                .flatMap(EngineVersion::backup)
                                .map(backup -> commands(backup, file))
                                .orElse(""));
    }

    private static String others(Manifest manifest, ExportedContent content) {
        return manifest.others().stream()
                .map(held -> content.nameOf(held) + " is that of the inner database "
                        + held.other().orElseThrow() + ".\n")
                .collect(Collectors.joining());
    }

    private static String proof(ProofLevel level) {
        return "restored and compared, " + level.name().toLowerCase(Locale.ROOT);
    }

    private static String commands(Backup backup, String file) {
        return """

                Inside the server's container it was written to standard output by
                  %s
                and is loaded from standard input by
                  %s < %s
                What stands in braces after a dollar sign is a name that you choose; elsewhere the tool wants your
                server's address and log-in as well.
                """
                .formatted(line(backup.dump()), line(backup.restore().load()), file);
    }

    private static String line(Exec command) {
        return command.argv().stream().map(Template::source).collect(Collectors.joining(" "));
    }
}
