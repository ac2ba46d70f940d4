package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Damages the stored files of a backup in ways that storage and people do, and asks for its proof. */
final class DamagedFiles {
    private static final String MANIFEST = ".manifest.json";

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

    /** Each kind alone; a second backup of the same database lends its files. */
    String everyKindIsDetected(String backup) {
        Path data = folder.resolve(fileName(backup));
        Path manifest = folder.resolve(fileName(backup) + MANIFEST);
        String other = another(backup);
        byte[] older = read(manifest);
        database.backups().verify(backup); // Whose proof makes that manifest an older one.
        List<Damage> kinds = Damage.of(
                new Damage.Files(read(data), read(manifest)),
                older,
                new Damage.Files(read(folder.resolve(other)), read(folder.resolve(other + MANIFEST))));
        Damage.Files whole = new Damage.Files(read(data), read(manifest));
        try {
            for (Damage kind : kinds) {
                put(data, kind.data());
                put(manifest, kind.manifest());
                requireDetected(backup, kind.name());
            }
        } finally {
            put(data, Optional.of(whole.data()));
            put(manifest, Optional.of(whole.manifest()));
        }
        return kinds.size() + " kinds";
    }

    private void requireDetected(String backup, String kind) {
        String failure = Refusals.ofProof(database, backup);
        require(failure.contains("BACKUP_"), kind + ": it failed for another reason: " + failure);
        String state = database.backups().shown(backup).path("state").asText();
        require(state.equals("corrupt"), kind + ": the backup is called " + state);
    }

    private String another(String backup) {
        return database.backups().all().stream()
                .filter(other -> !other.path("id").asText().equals(backup))
                .map(other -> other.path("fileName").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no second backup to swap with"));
    }

    private String fileName(String backup) {
        JsonNode shown = database.backups().shown(backup);
        return shown.path("fileName").asText();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void put(Path file, Optional<byte[]> bytes) {
        try {
            if (bytes.isPresent()) {
                Files.write(file, bytes.get());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
