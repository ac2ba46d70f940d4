package io.databerth.backup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.databerth.backup.format.BackupFileFailure.Damaged;
import io.databerth.backup.format.BackupFileFailure.NotOurs;
import io.databerth.backup.format.BackupFileFailure.Truncated;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
    private static final byte[] PLAIN = Content.random(2 * Content.MIB + 4321);

    private final Sample sample;

    DamageTest() throws IOException {
        sample = Sample.of(PLAIN, Compression.ZSTD);
    }

    @Test
    void aFileThatWasCutAnywhereIsTruncated() {
        for (int hundredth = 0; hundredth < 100; hundredth++) {
            int end = (int) (sample.file().length * (long) hundredth / 100);
            Sample cut = sample.withFile(Arrays.copyOf(sample.file(), end));
            assertThatExceptionOfType(Truncated.class).isThrownBy(cut::verify);
        }
    }

    @Test
    void aFileThatWasCutInsideItsHeaderIsTruncated() throws IOException {
        for (int end = 0; end < sample.headerBytes(); end++) {
            Sample cut = sample.withFile(Arrays.copyOf(sample.file(), end));
            assertThatExceptionOfType(Truncated.class).isThrownBy(cut::verify);
        }
    }

    @Test
    void everyBitOfTheHeaderCounts() throws IOException {
        for (long bit = 0; bit < 8L * sample.headerBytes(); bit++) {
            Sample flipped = sample.withFile(Content.flipped(sample.file(), bit));
            assertThat(catchThrowable(flipped::verify)).isInstanceOfAny(Damaged.class, NotOurs.class, Truncated.class);
        }
    }

    @Test
    void aFlippedBitIsDamageOfItsSegmentAndNoWrongByteIsHandedOut() throws IOException {
        Random random = new Random(42);
        int header = sample.headerBytes();
        for (int round = 0; round < 1000; round++) {
            long bit = random.nextLong(8L * header, 8L * sample.file().length);
            Sample flipped = sample.withFile(Content.flipped(sample.file(), bit));
            Damaged failure = catchThrowableOfType(Damaged.class, flipped::verify);
            long segment = (bit / 8 - header) / Layout.SEALED_SEGMENT_BYTES;
            assertThat(failure.segment()).hasValue(segment);
            assertThat(failure.failure().code()).isEqualTo(ErrorCode.BACKUP_DAMAGED);
            if (round % 20 == 0) {
                byte[] handedOut = flipped.readUntilFailure();
                assertThat(sample.beginsWith(handedOut)).isTrue();
                assertThat((long) handedOut.length).isLessThanOrEqualTo(segment * Layout.SEGMENT_BYTES);
            }
        }
    }

    @Test
    void swappedRepeatedAndDroppedSegmentsAreDamage() throws IOException {
        int first = sample.headerBytes();
        int second = first + Layout.SEALED_SEGMENT_BYTES;
        byte[] swapped = sample.file().clone();
        System.arraycopy(sample.file(), first, swapped, second, Layout.SEALED_SEGMENT_BYTES);
        System.arraycopy(sample.file(), second, swapped, first, Layout.SEALED_SEGMENT_BYTES);
        byte[] repeated = sample.file().clone();
        System.arraycopy(sample.file(), first, repeated, second, Layout.SEALED_SEGMENT_BYTES);
        assertThat(damagedSegment(swapped)).isZero();
        assertThat(damagedSegment(repeated)).isEqualTo(1);
        byte[] dropped = sample.file().clone();
        System.arraycopy(dropped, second, dropped, first, dropped.length - second);
        Sample shorter = sample.withFile(Arrays.copyOf(dropped, dropped.length - Layout.SEALED_SEGMENT_BYTES));
        assertThatExceptionOfType(Truncated.class).isThrownBy(shorter::verify);
    }

    @Test
    void aSegmentThatIsNotTheLastCannotBecomeIt() throws IOException {
        int end = sample.headerBytes() + 2 * Layout.SEALED_SEGMENT_BYTES;
        byte[] cut = Arrays.copyOf(sample.file(), end);
        BackupHeader header = HeaderCodec.read(Content.source(cut));
        WrittenFile claim = new WrittenFile(end, PLAIN.length, 2, Hex.of(Digests.sha256(cut)));
        byte[] manifest = ManifestCodec.encode(Sample.manifest(header, claim), sample.key());
        Sample forged = sample.withFile(cut).withManifest(manifest);
        Damaged failure = catchThrowableOfType(Damaged.class, forged::read);
        assertThat(failure.segment()).hasValue(1);
    }

    @Test
    void bytesAfterTheEndAreDamage() {
        for (int extra : new int[] {1, 16, Layout.SEALED_SEGMENT_BYTES}) {
            Sample longer = sample.withFile(Arrays.copyOf(sample.file(), sample.file().length + extra));
            assertThatExceptionOfType(Damaged.class).isThrownBy(longer::verify).withMessageContaining("too many");
        }
    }

    private long damagedSegment(byte[] file) {
        return catchThrowableOfType(Damaged.class, sample.withFile(file)::verify)
                .segment()
                .orElseThrow();
    }
}
