package io.databerth.recover;

import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.Listed;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the backups lie. */
final class BackupsOption {
    @Option(
            names = "--backups",
            required = true,
            paramLabel = "DIRECTORY",
            description = "the directory of the backups, with a folder for each database")
    private Path root;

    /** A published backup and whose it is. */
    record Found(DatabaseId database, Listed listed) {
        BackupName name() {
            return listed.name();
        }
    }

    LocalDirectory directory() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException("there is no directory " + root);
        }
        return LocalDirectory.at(root);
    }

    List<Found> all() throws IOException {
        LocalDirectory directory = directory();
        List<Found> found = new ArrayList<>();
        for (DatabaseId database : directory.databases()) {
            for (Listed listed : directory.list(database)) {
                found.add(new Found(database, listed));
            }
        }
        return found;
    }
}
