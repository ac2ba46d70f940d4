package io.databerth.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Compression;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.format.ReadLimits;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperedDirectoryTest {
    private final Place place;

    TamperedDirectoryTest(@TempDir Path temporary) throws IOException {
        place = new Place(temporary);
    }

    @Test
    void aRecordedProofIsTheNextRevisionAndTheOldOneIsRefusedAfterwards() throws IOException {
        place.publish(place.first);
        Path file = place.root.resolve(place.database.toString()).resolve(place.name.fileName() + ".manifest.json");
        byte[] old = Files.readAllBytes(file);
        Manifest proven = place.directory.recordProof(
                place.expected(1), place.name, place.key, ProofLevel.EXACT, Optional.empty());
        assertThat(proven.revision()).isEqualTo(2);
        assertThat(place.directory.list(place.database)).containsExactly(new Listed.Legible(place.name, proven));
        Files.write(file, old);
        try (StoredFile stored = place.directory.open(place.database, place.name)) {
            assertThatExceptionOfType(BackupFileFailure.Swapped.class)
                    .isThrownBy(() -> stored.unlock(place.expected(2), place.key, ReadLimits.USUAL));
        }
        assertThatExceptionOfType(BackupFileFailure.Swapped.class)
                .isThrownBy(() -> place.directory.recordProof(
                        place.expected(2), place.name, place.key, ProofLevel.LOADS, Optional.empty()));
    }

    @Test
    void filesOfTwoBackupsThatWereExchangedAreRefused() throws IOException {
        place.publish(place.first);
        BackupName secondName = new BackupName("shop-production-x", Place.AT.plusSeconds(9), "dump");
        place.publish(place.backup(secondName));
        Path folder = place.root.resolve(place.database.toString());
        Path kept = folder.resolve("kept");
        Files.move(folder.resolve(place.name.fileName()), kept);
        Files.move(folder.resolve(secondName.fileName()), folder.resolve(place.name.fileName()));
        Files.move(kept, folder.resolve(secondName.fileName()));
        try (StoredFile stored = place.directory.open(place.database, place.name)) {
            assertThatExceptionOfType(BackupFileFailure.Swapped.class)
                    .isThrownBy(() -> stored.unlock(place.expected(1), place.key, ReadLimits.USUAL));
        }
    }

    @Test
    void aDamagedManifestIsListedAsIllegible() throws IOException {
        place.publish(place.first);
        Files.writeString(
                place.root.resolve(place.database.toString()).resolve(place.name.fileName() + ".manifest.json"), "{}");
        assertThat(place.directory.list(place.database))
                .singleElement()
                .isInstanceOfSatisfying(Listed.Illegible.class, illegible -> assertThat(illegible.failure())
                        .isInstanceOf(BackupFileFailure.ManifestDamaged.class));
    }

    @Test
    void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        place.publish(place.first);
        Path folder = place.root.resolve(place.database.toString());
        Path moved = elsewhere.resolve("moved");
        Files.move(folder.resolve(place.name.fileName()), moved);
        Files.createSymbolicLink(folder.resolve(place.name.fileName()), moved);
        assertThatExceptionOfType(BackupFileFailure.NotOurs.class)
                .isThrownBy(() -> place.directory.open(place.database, place.name));
        assertThat(place.directory.list(place.database)).isEmpty();
        DatabaseId linked = DatabaseId.next();
        Files.createSymbolicLink(place.root.resolve(linked.toString()), folder);
        assertThat(place.directory.list(linked)).isEmpty();
        assertThat(place.directory.databases()).containsExactly(place.database);
        place.directory.delete(linked, place.name);
        assertThat(place.files()).hasSize(2);
        NewBackup into = new NewBackup(
                BackupId.next(), linked, place.name, "engine", "18", Compression.NONE, place.first.wrappedKey(), "k");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> place.directory.begin(into, place.key, (p, s) -> {}));
    }
}
