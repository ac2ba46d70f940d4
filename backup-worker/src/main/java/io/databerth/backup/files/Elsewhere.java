package io.databerth.backup.files;

import io.databerth.backup.catalogue.BackupEntry;
import java.io.IOException;

/** Where copies of backups lie that can be brought back. */
@FunctionalInterface
public interface Elsewhere {
    /** Whether there was a copy, which lies here now. A place that does not answer is a failure, unless another one has a copy. */
    boolean bringBack(BackupEntry entry) throws IOException;
}
