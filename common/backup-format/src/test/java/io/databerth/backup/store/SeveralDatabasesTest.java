package io.databerth.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.format.BackupReader;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.format.Held;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.format.ReadLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that holds several databases of one server, one behind the other. */
class SeveralDatabasesTest {
    private static final List<String> CONTENTS = List.of("own".repeat(500_000), "", "second".repeat(300_000));
    private static final List<Optional<String>> NAMES =
            List.of(Optional.empty(), Optional.of("empty"), Optional.of("second"));

    private Place place;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        place = new Place(temporary);
    }

    @Test
    void eachIsReadByItself() throws Exception {
        Manifest manifest = publish(0);
        assertThat(manifest.held()).extracting(Held::other).isEqualTo(NAMES);
        List<String> read = new ArrayList<>();
        each((held, content) -> read.add(new String(content.readAllBytes(), StandardCharsets.US_ASCII)));
        assertThat(read).isEqualTo(CONTENTS);
    }

    @Test
    void whoWantsOneNeedNotReadTheOthers() throws Exception {
        publish(0);
        List<String> read = new ArrayList<>();
        each((held, content) -> {
            content.readNBytes(10);
            if (held.other().equals(Optional.of("second"))) {
                read.add(new String(content.readAllBytes(), StandardCharsets.US_ASCII));
            }
        });
        assertThat(read).containsExactly(CONTENTS.getLast().substring(10));
    }

    @Test
    void theManifestKeepsThemAndSaysWhatAllOfThemCameTo() throws Exception {
        Manifest manifest = publish(0);
        Manifest read = open().manifest();
        assertThat(read).isEqualTo(manifest);
        assertThat(read.contentDigest()).isNotEqualTo(read.fingerprint().sha256());
        assertThat(place.publish(place.backup(new BackupName("shop-production-y", Place.AT, "dump")))
                        .contentDigest())
                .isEqualTo(Fingerprint.of(List.of("orders 50000")).sha256());
    }

    @Test
    void othersHaveNamesAndFitIntoTheFile() throws Exception {
        assertThatThrownBy(() -> publish(10_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    /** @param tooMuch how many bytes more than there are the manifest says that one of them has */
    private Manifest publish(long tooMuch) throws IOException {
        try (PendingBackup pending = place.directory.begin(place.first, place.key, (p, s) -> {})) {
            List<Held> others = new ArrayList<>();
            for (int index = 0; index < CONTENTS.size(); index++) {
                byte[] bytes = CONTENTS.get(index).getBytes(StandardCharsets.US_ASCII);
                pending.plain().write(bytes);
                if (index > 0) {
                    Fingerprint fingerprint = Fingerprint.of(List.of("rows " + bytes.length));
                    others.add(new Held(NAMES.get(index), bytes.length + tooMuch, fingerprint));
                }
            }
            return pending.publish(Fingerprint.of(List.of("rows 1")), others);
        }
    }

    private BackupReader open() throws IOException {
        return place.directory.open(place.database, place.name).unlock(place.expected(1), place.key, ReadLimits.USUAL);
    }

    private void each(BackupReader.Taking taking) throws IOException, InterruptedException {
        open().each(taking);
    }
}
