package io.databerth.recover;

import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.recover.Fetching.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes of a bucket the directory that the other commands read. */
@Command(
        name = "fetch",
        description = {
            "Fetches the backups of a bucket into a directory, for the other commands and for ./databerth recover.",
            "Needs no key. What is there already is not fetched again; one that is damaged in the bucket is left out."
        })
final class FetchBackups implements Callable<Integer> {
    @Mixin
    private BucketOption bucket;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "DIRECTORY",
            description = "where to; made when it is not there")
    private Path into;

    @Option(
            names = "--platform",
            description =
                    "only the platform's own backups: a rebuilt platform fetches those of its databases by itself")
    private boolean platformOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (BackupTarget target = bucket.open()) {
            Predicate<DatabaseId> wanted = platformOnly ? DatabaseId.PLATFORM::equals : database -> true;
            Outcome outcome = new Fetching(target, LocalDirectory.at(into), wanted).perform(line -> {
                out.println(line);
                out.flush();
            });
            out.println(outcome.fetched() + " fetched, " + outcome.there() + " were there, " + outcome.damaged()
                    + " damaged");
            out.flush();
            return outcome.damaged() == 0 ? 0 : 1;
        }
    }
}
