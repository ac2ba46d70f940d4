package io.databerth.recover;

import io.databerth.backup.format.Manifest;
import io.databerth.backup.store.Listed;
import io.databerth.recover.BackupsOption.Found;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what there is; needs no key, and what it says is not authenticated. */
@Command(
        name = "list",
        description = "Lists the backups. Needs no key; verify says whether they are what they seem to be.")
final class ListBackups implements Callable<Integer> {
    @Mixin
    private BackupsOption backups;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Found found : backups.all()) {
            out.println(line(found));
        }
        out.flush();
        return 0;
    }

    private static String line(Found found) {
        return switch (found.listed()) {
            case Listed.Legible(var name, Manifest manifest) ->
                String.join(
                        "  ",
                        manifest.backup().toString(),
                        found.database().toString(),
                        manifest.createdAt().toString(),
                        manifest.engine() + " " + manifest.engineVersion(),
                        manifest.proof().map(level -> "proven: " + level).orElse("not proven"),
                        manifest.file().plainBytes() + " bytes",
                        name.fileName() + others(manifest));
            case Listed.Illegible(var name, var failure) ->
                "illegible  " + found.database() + "  " + name.fileName() + ": " + failure.getMessage();
        };
    }

    private static String others(Manifest manifest) {
        List<String> names = manifest.others().stream()
                .map(held -> held.other().orElseThrow())
                .toList();
        return names.isEmpty() ? "" : "  and the databases " + String.join(", ", names);
    }
}
