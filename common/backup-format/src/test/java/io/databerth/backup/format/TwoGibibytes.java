package io.databerth.backup.format;

import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.NewBackup;
import io.databerth.backup.store.PendingBackup;
import io.databerth.backup.store.StoredFile;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** The child of {@link ConstantMemoryTest}: a whole backup and its way back; argument: an empty folder. */
final class TwoGibibytes {
    private static final long BYTES = 2L << 30;
    private static final int BLOCK = 1 << 18;
    /** Larger than the compressor's window, so that it finds no block again. */
    private static final int POOL = 1 << 21;

    private TwoGibibytes() {}

    public static void main(String[] arguments) throws IOException {
        LocalDirectory directory = LocalDirectory.at(Path.of(arguments[0], "backups"));
        Expected expected = new Expected(BackupId.next(), DatabaseId.next(), 1);
        BackupName name = new BackupName("large", Instant.parse("2026-01-02T03:04:05Z"), "dump");
        DataKey key = Content.key(11);
        NewBackup backup = new NewBackup(
                expected.backup(), expected.database(), name, "e", "1", Compression.ZSTD, Sample.WRAPPED, "k");
        CRC32C written = new CRC32C();
        try (PendingBackup pending = directory.begin(backup, key, (plain, stored) -> {})) {
            write(pending.plain(), written);
            pending.publish(Fingerprint.of(List.of()));
        }
        try (StoredFile file = directory.open(expected.database(), name)) {
            BackupReader reader = file.unlock(expected, key, ReadLimits.USUAL);
            reader.verify();
            compare(reader, written);
        }
    }

    private static void write(OutputStream out, CRC32C sum) throws IOException {
        byte[] pool = new byte[POOL];
        new Random(1).nextBytes(pool);
        for (int at = 0; at < POOL; at++) {
            pool[at] = at % 2 == 0 ? pool[at] : (byte) 'x';
        }
        for (long number = 0; number < BYTES / BLOCK; number++) {
            int start = (int) (number * BLOCK % POOL);
            ByteBuffer.wrap(pool, start, BLOCK).putLong(number);
            sum.update(pool, start, BLOCK);
            out.write(pool, start, BLOCK);
        }
    }

    private static void compare(BackupReader reader, CRC32C written) throws IOException {
        CRC32C read = new CRC32C();
        try (InputStream in = new CheckedInputStream(reader.plain(), read)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            boolean equal = read.getValue() == written.getValue();
            System.out.println((equal ? "equal " : "different ") + bytes + ", stored "
                    + reader.manifest().file().fileBytes());
        }
    }
}
