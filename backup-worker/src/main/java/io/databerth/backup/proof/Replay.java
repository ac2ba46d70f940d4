package io.databerth.backup.proof;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.files.OpenBackup;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What files that were put in place are followed by.
 *
 * @param batches of the log, in order
 * @param moment up to which; there is a later commit in them
 */
public record Replay(List<BackupEntry> batches, Instant moment, Opening opening) {
    /** Opens one of them; its content is authenticated as it is read. */
    @FunctionalInterface
    public interface Opening {
        OpenBackup open(BackupEntry batch) throws IOException;
    }

    public Replay {
        batches = List.copyOf(batches);
    }
}
