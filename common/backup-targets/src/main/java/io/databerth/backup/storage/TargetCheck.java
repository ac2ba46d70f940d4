package io.databerth.backup.storage;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/** Whether a target keeps what it is given: writes, reads and deletes a small file of no meaning. */
public final class TargetCheck {
    private static final int BYTES = 4096;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TargetCheck() {}

    /** Fails as {@link BackupTarget} says, or with TARGET_REFUSED when what comes back is not what was written. */
    public static void perform(BackupTarget target) throws IOException, InterruptedException {
        String key = "databerth-check-" + UUID.randomUUID();
        byte[] written = new byte[BYTES];
        RANDOM.nextBytes(written);
        target.replace(key, written);
        try (InputStream read = target.open(key)) {
            if (!Arrays.equals(read.readNBytes(BYTES + 1), written)) {
                throw new CodedException(
                        ErrorCode.TARGET_REFUSED, "the target gives back something else than it was given");
            }
        } finally {
            target.delete(key);
        }
        if (target.size(key).isPresent()) {
            throw new CodedException(ErrorCode.TARGET_REFUSED, "the target still has what was deleted from it");
        }
    }
}
