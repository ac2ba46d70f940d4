package io.databerth.backup.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.backup.format.BackupFileFailure.ManifestDamaged;
import io.databerth.backup.format.BackupFileFailure.NotOurs;
import io.databerth.backup.format.BackupFileFailure.Swapped;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sample sample;
    private final Manifest manifest;

    ManifestTest() throws IOException {
        sample = Sample.of(new byte[100], Compression.ZSTD);
        manifest = sample.open().manifest();
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        assertThat(ManifestCodec.readUnauthenticated(sample.manifest())).isEqualTo(manifest);
        Manifest proven = manifest.proven(ProofLevel.EXACT, Optional.of("signed.by.somebody"));
        assertThat(ManifestCodec.read(ManifestCodec.encode(proven, sample.key()), sample.expected(), sample.key()))
                .isEqualTo(proven);
    }

    @Test
    void itIsPlainJsonThatEndsWithItsMac() throws IOException {
        List<String> names = JSON.readTree(sample.manifest()).properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names)
                .startsWith("formatVersion", "revision", "backupId", "databaseId")
                .endsWith("mac");
    }

    @Test
    void everyBitCounts() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            long bit = random.nextLong(8L * sample.manifest().length);
            Sample flipped = sample.withManifest(Content.flipped(sample.manifest(), bit));
            assertThat(catchThrowable(flipped::open)).isInstanceOfAny(ManifestDamaged.class, NotOurs.class);
        }
    }

    @Test
    void aManifestThatWasCutOrExtendedIsDamaged() {
        for (int end = 0; end < sample.manifest().length; end++) {
            Sample cut = sample.withManifest(Arrays.copyOf(sample.manifest(), end));
            assertThatExceptionOfType(ManifestDamaged.class).isThrownBy(cut::open);
        }
        byte[] longer = Arrays.copyOf(sample.manifest(), sample.manifest().length + 1);
        longer[longer.length - 1] = '\n';
        assertThatExceptionOfType(ManifestDamaged.class).isThrownBy(sample.withManifest(longer)::open);
    }

    @Test
    void theManifestOfAnotherBackupIsSwapped() throws IOException {
        Sample other = Sample.of(new byte[100], Compression.ZSTD);
        Expected expected = new Expected(BackupId.next(), sample.expected().database(), 1);
        Sample otherKey = Sample.of(new byte[100], Compression.ZSTD, expected, Content.key(77));
        assertThatExceptionOfType(Swapped.class).isThrownBy(sample.withManifest(other.manifest())::open);
        assertThatExceptionOfType(Swapped.class).isThrownBy(sample.withManifest(otherKey.manifest())::open);
    }

    @Test
    void anOlderManifestIsSwapped() throws IOException {
        byte[] newer = ManifestCodec.encode(manifest.proven(ProofLevel.EXACT, Optional.empty()), sample.key());
        Expected second = new Expected(manifest.backup(), manifest.database(), 2);
        assertThat(sample.withManifest(newer)
                        .withExpected(second)
                        .open()
                        .manifest()
                        .proof())
                .contains(ProofLevel.EXACT);
        assertThatExceptionOfType(Swapped.class)
                .isThrownBy(sample.withExpected(second)::open)
                .withMessageContaining("revision 1");
    }

    @Test
    void aManifestThatWasRaisedByHandIsDamaged() {
        String raised = new String(sample.manifest(), UTF_8).replace("\"proof\" : \"none\"", "\"proof\" : \"exact\"");
        assertThatExceptionOfType(ManifestDamaged.class)
                .isThrownBy(sample.withManifest(raised.getBytes(UTF_8))::open)
                .withMessageContaining("mac");
    }

    @Test
    void manyFingerprintLinesAreKeptAsTheirDigestOnly() {
        List<String> many = Collections.nCopies(20_000, "x".repeat(100));
        assertThat(Fingerprint.of(many).lines()).isEmpty();
        assertThat(Fingerprint.of(many)).isNotEqualTo(Fingerprint.of(many.subList(1, many.size())));
        Hex other = Fingerprint.of(List.of("a")).sha256();
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(other, List.of("b")));
    }
}
