package io.databerth.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.backup.format.BackupCancelled;
import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.Fingerprint;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingBackupTest {
    private final Place place;

    PendingBackupTest(@TempDir Path temporary) throws IOException {
        place = new Place(temporary);
    }

    @Test
    void nothingExistsForOthersBeforeItIsPublished() throws IOException {
        try (PendingBackup pending = place.directory.begin(place.first, place.key, (p, s) -> {})) {
            pending.plain().write(Place.PLAIN);
            assertThat(pending.plainBytes()).isEqualTo(Place.PLAIN.length);
            assertThat(place.directory.list(place.database)).isEmpty();
            assertThat(place.files()).containsExactly(place.name.fileName() + ".part");
            assertThatExceptionOfType(BackupFileFailure.Missing.class)
                    .isThrownBy(() -> place.directory.open(place.database, place.name));
        }
        assertThat(place.files()).isEmpty();
    }

    @Test
    void aCancelledBackupThrowsAndLeavesNothing() throws IOException {
        try (PendingBackup pending = place.directory.begin(place.first, place.key, (p, s) -> {})) {
            pending.plain().write(Place.PLAIN);
            Thread.ofVirtual().start(pending::cancel);
            assertThatExceptionOfType(BackupCancelled.class).isThrownBy(() -> {
                while (true) {
                    pending.plain().write(Place.PLAIN);
                }
            });
            assertThatExceptionOfType(BackupCancelled.class)
                    .isThrownBy(() -> pending.publish(Fingerprint.of(List.of())));
        }
        assertThat(place.files()).isEmpty();
    }

    @Test
    void aNameIsTakenWhileItIsWrittenAndAfterwards() throws IOException {
        try (PendingBackup pending = place.directory.begin(place.first, place.key, (p, s) -> {})) {
            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> place.publish(place.backup(place.name)));
            pending.plain().write(Place.PLAIN);
            pending.publish(Fingerprint.of(List.of()));
        }
        List<Listed> before = place.directory.list(place.database);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> place.publish(place.backup(place.name)));
        assertThat(place.directory.list(place.database)).isEqualTo(before);
        assertThat(place.files()).hasSize(2);
    }

    @Test
    void whatACrashLeavesIsNoBackupAndIsFoundAndRemoved() throws IOException {
        place.publish(place.first);
        BackupName second = new BackupName("shop", Place.AT.plusSeconds(1), "dump");
        BackupName third = new BackupName("shop", Place.AT.plusSeconds(2), "dump");
        place.touch(second.fileName() + ".part");
        place.touch(second.fileName() + ".manifest.json.part");
        place.touch(third.fileName());
        place.touch(new BackupName("shop", Place.AT.plusSeconds(3), "dump").fileName() + ".manifest.json");
        place.touch("notes.txt");
        assertThat(place.directory.list(place.database)).hasSize(1);
        assertThatExceptionOfType(BackupFileFailure.ManifestMissing.class)
                .isThrownBy(() -> place.directory.open(place.database, third));
        List<Orphan> orphans = place.directory.orphans();
        assertThat(orphans)
                .extracting(Orphan::kind)
                .containsExactlyInAnyOrder(
                        Orphan.Kind.UNFINISHED,
                        Orphan.Kind.UNFINISHED,
                        Orphan.Kind.DATA_WITHOUT_MANIFEST,
                        Orphan.Kind.MANIFEST_WITHOUT_DATA);
        for (Orphan orphan : orphans) {
            place.directory.remove(orphan);
        }
        assertThat(place.files())
                .containsExactly("notes.txt", place.name.fileName(), place.name.fileName() + ".manifest.json");
    }

    @Test
    void anOrphanThatWasPublishedMeanwhileStays() throws IOException {
        place.publish(place.first);
        place.directory.remove(
                new Orphan(place.database, place.name.fileName(), Orphan.Kind.DATA_WITHOUT_MANIFEST, Place.AT));
        place.directory.remove(new Orphan(
                place.database, "../" + place.database + "/" + place.name, Orphan.Kind.UNFINISHED, Place.AT));
        assertThat(place.files()).hasSize(2);
    }

    @Test
    void aFullDiskIsToldAsSuch() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
                PartOutput out = new PartOutput(full)) {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> out.write(1))
                    .satisfies(e -> assertThat(e.failure().code()).isEqualTo(ErrorCode.DISK_FULL));
        }
    }
}
