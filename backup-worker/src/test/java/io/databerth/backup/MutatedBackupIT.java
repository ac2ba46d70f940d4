package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The backup of a real database, changed at random again and again: no change is taken for the backup. */
class MutatedBackupIT {
    private static final int ROUNDS = 10_000;
    private static final int LONGEST_RUN = 4096;
    private final Random random = new Random(20261122);

    @Test
    void everyChangeOfTheFileIsDetected() throws Exception {
        try (LiveServer server = LiveServer.start();
                BackupSite site = new BackupSite(server)) {
            server.fillAnew(5_000);
            BackupId backup = site.taken(server.database);
            BackupEntry entry = new Backups(site.store).require(backup);
            BackupFiles files = new BackupFiles(LocalDirectory.at(site.folder), site.vault, lost -> false);
            Path data = site.data(server.database);
            byte[] whole = Files.readAllBytes(data);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] changed = changed(whole);
                Files.write(data, changed);
                CodedException failure = catchThrowableOfType(
                        CodedException.class, () -> files.openVerified(entry).close());
                assertThat(failure)
                        .as("round " + round + ", " + changed.length + " bytes")
                        .isNotNull();
                assertThat(failure.failure().code()).isIn(ErrorCode.BACKUP_DAMAGED, ErrorCode.BACKUP_UNUSABLE);
            }
            Files.write(data, whole);
            files.openVerified(entry).close();
        }
    }

    /** Never the same bytes. */
    private byte[] changed(byte[] whole) {
        byte[] changed;
        do {
            changed = switch (random.nextInt(6)) {
                case 0 -> flipped(whole);
                case 1 -> overwritten(whole);
                case 2 -> Arrays.copyOf(whole, random.nextInt(whole.length));
                case 3 -> withRunRemoved(whole);
                case 4 -> withRunRepeated(whole);
                default -> withRunsSwapped(whole);
            };
        } while (Arrays.equals(changed, whole));
        return changed;
    }

    private byte[] flipped(byte[] whole) {
        byte[] changed = whole.clone();
        changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private byte[] overwritten(byte[] whole) {
        byte[] changed = whole.clone();
        byte[] noise = new byte[run(whole)];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, changed, random.nextInt(whole.length - noise.length), noise.length);
        return changed;
    }

    private byte[] withRunRemoved(byte[] whole) {
        int length = run(whole);
        int start = random.nextInt(whole.length - length);
        byte[] changed = whole.clone();
        System.arraycopy(whole, start + length, changed, start, whole.length - start - length);
        return Arrays.copyOf(changed, whole.length - length);
    }

    private byte[] withRunRepeated(byte[] whole) {
        int length = run(whole);
        int start = random.nextInt(whole.length - length);
        byte[] changed = Arrays.copyOf(whole, whole.length + length);
        System.arraycopy(whole, start, changed, start + length, whole.length - start);
        return changed;
    }

    private byte[] withRunsSwapped(byte[] whole) {
        int length = run(whole);
        int first = random.nextInt(whole.length - length);
        int second = random.nextInt(whole.length - length);
        byte[] changed = whole.clone();
        System.arraycopy(whole, first, changed, second, length);
        System.arraycopy(whole, second, changed, first, length);
        return changed;
    }

    private int run(byte[] whole) {
        return 1 + random.nextInt(Math.min(LONGEST_RUN, whole.length / 4));
    }
}
