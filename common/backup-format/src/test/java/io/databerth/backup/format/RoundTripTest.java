package io.databerth.backup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                Content.MIB - 1,
                Content.MIB,
                Content.MIB + 1,
                2 * Content.MIB - 1,
                2 * Content.MIB,
                2 * Content.MIB + 1,
                5 * Content.MIB
            })
    void whatWasWrittenIsReadAroundTheEdgesOfSegments(int size) throws IOException {
        for (Compression compression : Compression.values()) {
            for (byte[] plain : List.of(Content.random(size), Content.compressible(size), new byte[size])) {
                Sample sample = Sample.of(plain, compression);
                sample.verify();
                assertThat(Arrays.equals(sample.read(), plain)).isTrue();
                WrittenFile file = sample.open().manifest().file();
                assertThat(file.plainBytes()).isEqualTo(size);
                assertThat(file.fileBytes()).isEqualTo(sample.file().length);
                long sealed = file.fileBytes() - sample.headerBytes();
                assertThat(file.segments()).isEqualTo(Layout.segments(sealed));
            }
        }
    }

    @Test
    void theSizeOfWritesAndReadsDoesNotMatter() {
        byte[] plain = Content.compressible(2 * Content.MIB + 12_345);
        qt().withExamples(30)
                .forAll(
                        integers().between(1, 3 * Content.MIB),
                        integers().between(1, 3 * Content.MIB),
                        integers().between(0, 1))
                .check((writes, reads, code) -> {
                    Compression compression = Compression.ofCode(code).orElseThrow();
                    return Arrays.equals(throughChunks(plain, writes, reads, compression), plain);
                });
    }

    private static byte[] throughChunks(byte[] plain, int writes, int reads, Compression compression) {
        Expected expected = new Expected(BackupId.next(), DatabaseId.next(), 1);
        DataKey key = Content.key(2);
        BackupHeader header =
                BackupHeader.fresh(expected.backup(), expected.database(), compression, key, Sample.WRAPPED);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (BackupOutput out = new BackupOutput(file, header, key, (p, s) -> {})) {
            for (int at = 0; at < plain.length; at += writes) {
                out.write(plain, at, Math.min(writes, plain.length - at));
            }
            byte[] manifest = ManifestCodec.encode(Sample.manifest(header, out.finish()), key);
            BackupReader reader =
                    BackupReader.open(Content.source(file.toByteArray()), manifest, expected, key, ReadLimits.USUAL);
            return readInChunks(reader, reads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] readInChunks(BackupReader reader, int reads) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream in = reader.plain()) {
            byte[] chunk = new byte[reads];
            for (int part = in.read(chunk); part >= 0; part = in.read(chunk)) {
                read.write(chunk, 0, part);
            }
        }
        return read.toByteArray();
    }

    @Test
    void singleBytesWork() throws IOException {
        Sample sample = Sample.of(new byte[] {7, -1, 0}, Compression.NONE);
        try (InputStream in = sample.open().plain()) {
            assertThat(new int[] {in.read(), in.read(), in.read(), in.read(), in.read()})
                    .containsExactly(7, 255, 0, -1, -1);
        }
    }

    @Test
    void textShrinksAndEqualContentNeverLooksEqual() throws IOException {
        byte[] plain = Content.compressible(3 * Content.MIB);
        Sample first = Sample.of(plain, Compression.ZSTD);
        assertThat(first.file().length).isLessThan(plain.length / 2);
        Sample second = Sample.of(plain, Compression.ZSTD, first.expected(), first.key());
        assertThat(first.file()).isNotEqualTo(second.file());
    }
}
