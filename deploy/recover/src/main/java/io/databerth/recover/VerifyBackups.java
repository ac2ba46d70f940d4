package io.databerth.recover;

import io.databerth.backup.store.LocalDirectory;
import io.databerth.offline.OfflineBackup;
import io.databerth.offline.RootKey;
import io.databerth.recover.BackupsOption.Found;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads every backup to its end and says of each whether it is what was written. */
@Command(
        name = "verify",
        description = "Reads every backup to its end and says of each whether it is what was written.")
final class VerifyBackups implements Callable<Integer> {
    @Mixin
    private BackupsOption backups;

    @Mixin
    private KeyOption key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LocalDirectory directory = backups.directory();
        RootKey.Opened keys = key.open(directory.wrappedKeys());
        PrintWriter out = spec.commandLine().getOut();
        int damaged = 0;
        for (Found found : backups.all()) {
            try (OfflineBackup backup = OfflineBackup.open(directory, found.database(), found.name(), keys)) {
                backup.reader().verify();
                out.println("whole    " + backup.reader().manifest().backup() + "  " + found.name());
            } catch (IOException | IllegalArgumentException failed) {
                damaged++;
                out.println("DAMAGED  " + found.database() + "  " + found.name() + ": " + failed.getMessage());
            }
            out.flush();
        }
        return damaged == 0 ? 0 : 1;
    }
}
