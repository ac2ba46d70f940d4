package io.databerth.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.BackupReader;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.format.ReadLimits;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDirectoryTest {
    private final Place place;

    LocalDirectoryTest(@TempDir Path temporary) throws IOException {
        place = new Place(temporary);
    }

    @Test
    void aPublishedBackupIsListedOpenedVerifiedAndRead() throws IOException {
        Manifest manifest = place.publish(place.first);
        assertThat(place.directory.list(place.database)).containsExactly(new Listed.Legible(place.name, manifest));
        assertThat(place.directory.databases()).containsExactly(place.database);
        assertThat(place.directory.orphans()).isEmpty();
        try (StoredFile file = place.directory.open(place.database, place.name)) {
            assertThat(file.header().wrappedKey()).isEqualTo(place.first.wrappedKey());
            BackupReader reader = file.unlock(place.expected(1), place.key, ReadLimits.USUAL);
            reader.verify();
            try (InputStream in = reader.plain()) {
                assertThat(Arrays.equals(in.readAllBytes(), Place.PLAIN)).isTrue();
            }
        }
    }

    @Test
    void onlyTheOwnerMayReadAnything() throws IOException {
        place.publish(place.first);
        try (Stream<Path> all = Files.walk(place.root)) {
            for (Path path : all.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
        assertThat(place.files()).containsExactly(place.name.fileName(), place.name.fileName() + ".manifest.json");
    }

    @Test
    void aDeletedBackupIsGoneAndCanBeDeletedAgain() throws IOException {
        place.publish(place.first);
        place.directory.delete(place.database, place.name);
        place.directory.delete(place.database, place.name);
        place.directory.delete(DatabaseId.next(), place.name);
        assertThat(place.files()).isEmpty();
        assertThatExceptionOfType(BackupFileFailure.Missing.class)
                .isThrownBy(() -> place.directory.open(place.database, place.name));
    }
}
