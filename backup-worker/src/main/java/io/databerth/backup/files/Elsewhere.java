package io.databerth.backup.files;

import io.databerth.backup.catalogue.BackupEntry;
import java.io.IOException;

/** Where copies of backups lie that can be brought back. */
@FunctionalInterface
public interface Elsewhere {
    /**
     * Whether there was a whole copy, which lies here now in the place of what lay here. A place that does not answer is a failure, unless
     * another one has such a copy.
     */
    boolean bringBack(BackupEntry entry) throws IOException;
}
