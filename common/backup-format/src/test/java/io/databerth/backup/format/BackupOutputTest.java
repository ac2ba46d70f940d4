package io.databerth.backup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupOutputTest {
    @Test
    void progressGrowsAndEndsWithTheTotals() throws IOException {
        BackupHeader header = BackupHeader.fresh(
                BackupId.next(), DatabaseId.next(), Compression.NONE, Content.key(3), Sample.WRAPPED);
        List<long[]> seen = new ArrayList<>();
        Progress progress = (plain, stored) -> seen.add(new long[] {plain, stored});
        WrittenFile file;
        try (BackupOutput out = new BackupOutput(OutputStream.nullOutputStream(), header, Content.key(3), progress)) {
            for (int part = 0; part < 100; part++) {
                out.write(new byte[Content.MIB / 20]);
            }
            file = out.finish();
        }
        assertThat(seen).hasSizeBetween(4, 6).isSortedAccordingTo((a, b) -> Long.compare(a[0], b[0]));
        assertThat(seen.getLast()).containsExactly(file.plainBytes(), file.fileBytes());
    }

    @Test
    void aCancelledOrClosedStreamTakesNothingMore() throws IOException {
        BackupHeader header = BackupHeader.fresh(
                BackupId.next(), DatabaseId.next(), Compression.ZSTD, Content.key(3), Sample.WRAPPED);
        try (BackupOutput out = output(header)) {
            out.write(1);
            out.cancel();
            assertThatExceptionOfType(BackupCancelled.class).isThrownBy(() -> out.write(2));
            assertThatExceptionOfType(BackupCancelled.class).isThrownBy(out::finish);
        }
        try (BackupOutput out = output(header)) {
            out.close();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write(1));
            assertThatExceptionOfType(IOException.class).isThrownBy(out::finish);
        }
    }

    @Test
    void afterAFailedWriteNothingCanBeFinished() throws IOException {
        BackupHeader header = BackupHeader.fresh(
                BackupId.next(), DatabaseId.next(), Compression.NONE, Content.key(3), Sample.WRAPPED);
        OutputStream failing = new OutputStream() {
            private long room = 2 * Content.MIB;

            @Override
            public void write(int value) throws IOException {
                if (room-- == 0) {
                    throw new IOException("no room");
                }
            }
        };
        try (BackupOutput out = new BackupOutput(failing, header, Content.key(3), (p, s) -> {})) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write(new byte[4 * Content.MIB]));
            assertThatExceptionOfType(IOException.class).isThrownBy(out::finish).withMessageContaining("BROKEN");
        }
    }

    @Test
    void aHeaderOfAnotherKeyIsNotWrittenUnder() {
        BackupHeader header = BackupHeader.fresh(
                BackupId.next(), DatabaseId.next(), Compression.NONE, Content.key(3), Sample.WRAPPED);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BackupOutput(OutputStream.nullOutputStream(), header, Content.key(4), (p, s) -> {}));
    }

    @Test
    void aKeyIsNeverPrinted() {
        assertThat(Content.key(1)).hasToString("***");
    }

    private static BackupOutput output(BackupHeader header) throws IOException {
        return new BackupOutput(OutputStream.nullOutputStream(), header, Content.key(3), (p, s) -> {});
    }
}
