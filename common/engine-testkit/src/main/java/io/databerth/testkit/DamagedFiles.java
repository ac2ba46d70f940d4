package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Damages the stored file of a backup in ways that storage does, and asks for its proof. */
final class DamagedFiles {
    private final KitDatabase database;
    private final Path folder;

    /** @param backups where the product keeps its backups, a folder for each database */
    DamagedFiles(KitDatabase database, Path backups) {
        this.database = database;
        this.folder = folder(backups, database);
    }

    private static Path folder(Path backups, KitDatabase database) {
        try (Stream<Path> folders = Files.list(backups)) {
            List<Path> own = folders.filter(folder -> {
                        String name = String.valueOf(folder.getFileName());
                        return name.replace("-", "").endsWith(database.id().replace("-", ""));
                    })
                    .toList();
            require(own.size() == 1, "there are " + own.size() + " folders of this database in " + backups);
            return own.getFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String cut(String backup) {
        return detected(backup, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    }

    String flipped(String backup) {
        return detected(backup, bytes -> {
            byte[] damaged = bytes.clone();
            damaged[bytes.length / 3] ^= 1;
            return damaged;
        });
    }

    /** With the file of another backup of the same database. */
    String swapped(String backup) {
        List<String> others = database.backups().stream()
                .filter(other -> !other.path("id").asText().equals(backup))
                .map(other -> other.path("fileName").asText())
                .toList();
        require(!others.isEmpty(), "there is no second backup to swap with");
        return detected(backup, bytes -> read(folder.resolve(others.getFirst())));
    }

    private String detected(String backup, UnaryOperator<byte[]> damage) {
        JsonNode shown = database.backup(backup);
        Path file = folder.resolve(shown.path("fileName").asText());
        byte[] whole = read(file);
        write(file, damage.apply(whole));
        try {
            String failure = Refusals.ofProof(database, backup);
            require(failure.contains("BACKUP_"), "it failed for another reason: " + failure);
            String state = database.backup(backup).path("state").asText();
            require(state.equals("corrupt"), "the backup is called " + state);
        } finally {
            write(file, whole);
        }
        return "";
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
