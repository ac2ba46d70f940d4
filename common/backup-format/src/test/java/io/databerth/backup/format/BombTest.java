package io.databerth.backup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.databerth.backup.format.BackupFileFailure.Damaged;
import io.databerth.backup.format.BackupFileFailure.TooLarge;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files that were sealed with the right key by somebody who means harm, or by a defect. */
class BombTest {
    private static final Expected EXPECTED = new Expected(BackupId.next(), DatabaseId.next(), 1);
    private static final DataKey KEY = Content.key(5);

    @Test
    void aWindowAboveTheLimitIsTooLarge() throws IOException {
        Sample bomb = sealed(zstd(64 * Content.MIB, 26), 64 * Content.MIB);
        bomb.verify();
        assertThatExceptionOfType(TooLarge.class).isThrownBy(bomb::read).withMessageContaining("window");
    }

    @Test
    void contentBeyondTheManifestsPlainBytesIsTooLargeAndNotHandedOut() throws IOException {
        Sample bomb = sealed(zstd(300 * Content.MIB, 19), 1000);
        assertThat(bomb.file()).hasSizeLessThan(Content.MIB);
        assertThatExceptionOfType(TooLarge.class).isThrownBy(bomb::read);
        assertThat(bomb.readUntilFailure()).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void contentShortOfTheManifestsPlainBytesIsDamage() throws IOException {
        Sample shortened = sealed(zstd(500, 19), 501);
        assertThatExceptionOfType(Damaged.class).isThrownBy(shortened::read).withMessageContaining("500 of 501");
    }

    @Test
    void aFrameWithoutItsEndIsDamage() throws IOException {
        byte[] frame = zstd(3 * Content.MIB, 19);
        Sample cut = sealed(Arrays.copyOf(frame, frame.length - 3), 3 * Content.MIB);
        assertThatExceptionOfType(IOException.class).isThrownBy(cut::read).isInstanceOf(Damaged.class);
    }

    @Test
    void sealedBytesThatAreNoFrameAreDamage() throws IOException {
        Sample noise = sealed(Content.random(100), 100);
        assertThatExceptionOfType(Damaged.class).isThrownBy(noise::read);
    }

    @Test
    void moreThanTheCallersLimitIsRefusedBeforeReading() throws IOException {
        Sample sample = Sample.of(new byte[2000], Compression.ZSTD);
        assertThatExceptionOfType(TooLarge.class).isThrownBy(() -> sample.open(new ReadLimits(1999, 23)));
        assertThat(sample.open(new ReadLimits(2000, 23)).manifest().file().plainBytes())
                .isEqualTo(2000);
    }

    @Test
    void aStreamThatFailedNeverEndsNormally() throws IOException {
        Sample shortened = sealed(zstd(500, 19), 501);
        try (InputStream in = shortened.open().plain()) {
            assertThatExceptionOfType(Damaged.class).isThrownBy(in::readAllBytes);
            assertThatExceptionOfType(Damaged.class).isThrownBy(in::read);
        }
    }

    private static byte[] zstd(int plainBytes, int windowLog) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(packed, 1).setWindowLog(windowLog)) {
            byte[] zeros = new byte[Content.MIB];
            for (int rest = plainBytes; rest > 0; rest -= zeros.length) {
                out.write(zeros, 0, Math.min(rest, zeros.length));
            }
        }
        return packed.toByteArray();
    }

    /** A file whose header says zstd, with these bytes sealed as they are, and a manifest that claims so many plain bytes. */
    private static Sample sealed(byte[] packed, long plainBytes) throws IOException {
        BackupHeader header =
                BackupHeader.fresh(EXPECTED.backup(), EXPECTED.database(), Compression.ZSTD, KEY, Sample.WRAPPED);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(HeaderCodec.encode(header));
        SegmentOutput segments = new SegmentOutput(file, new SegmentCipher(header, KEY));
        segments.write(packed);
        long count = segments.finish();
        WrittenFile written =
                new WrittenFile(file.size(), plainBytes, count, Hex.of(Digests.sha256(file.toByteArray())));
        byte[] manifest = ManifestCodec.encode(Sample.manifest(header, written), KEY);
        return new Sample(new byte[0], file.toByteArray(), manifest, EXPECTED, KEY);
    }
}
