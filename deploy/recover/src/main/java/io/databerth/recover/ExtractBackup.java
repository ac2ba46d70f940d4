package io.databerth.recover;

import io.databerth.backup.format.Held;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.store.Listed;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.ids.BackupId;
import io.databerth.offline.OfflineBackup;
import io.databerth.recover.BackupsOption.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decrypts one backup into the file that the engine's own tool wrote. */
@Command(
        name = "extract",
        description =
                "Decrypts a backup into the file that the engine's own tool wrote. The file is there only when it is whole.")
final class ExtractBackup implements Callable<Integer> {
    @Mixin
    private BackupsOption backups;

    @Mixin
    private KeyOption key;

    @Parameters(paramLabel = "BACKUP", description = "its id, bk-…, as list shows it")
    private String id;

    @Option(names = "--into", required = true, paramLabel = "FILE", description = "a file that is not there yet")
    private Path target;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "one of the other inner databases that list shows; default: the one of the database's user")
    private @Nullable String other;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target + " is there already; name another file");
        }
        LocalDirectory directory = backups.directory();
        Found found = find(BackupId.parse(id));
        try (OfflineBackup backup =
                OfflineBackup.open(directory, found.database(), found.name(), key.open(directory.wrappedKeys()))) {
            Manifest manifest = backup.reader().manifest();
            Held wanted = wanted(manifest);
            write(backup, wanted);
            spec.commandLine()
                    .getOut()
                    .println(target + ": " + wanted.plainBytes() + " bytes of " + manifest.engine() + " "
                            + manifest.engineVersion() + ", taken " + manifest.createdAt());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private Found find(BackupId backup) throws IOException {
        for (Found found : backups.all()) {
            if (found.listed() instanceof Listed.Legible(var name, Manifest manifest)
                    && manifest.backup().equals(backup)) {
                return found;
            }
        }
        throw new IllegalArgumentException("there is no backup " + backup + "; list shows those that there are");
    }

    private Held wanted(Manifest manifest) {
        return manifest.held().stream()
                .filter(held -> held.other().equals(Optional.ofNullable(other)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the backup holds no inner database " + other + "; list shows those that it holds"));
    }

    /** Every segment is authenticated before its bytes are written, and the name is given after the last of the whole file. */
    private void write(OfflineBackup backup, Held wanted) throws IOException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (FileChannel file = FileChannel.open(
                            part,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    OutputStream out = Channels.newOutputStream(file)) {
                backup.reader().each((held, content) -> {
                    if (held.equals(wanted)) {
                        content.transferTo(out);
                    }
                });
                file.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
    }
}
