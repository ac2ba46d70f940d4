package io.databerth.backup.format;

import java.io.IOException;

/** The backup was called off while it was being written. */
public final class BackupCancelled extends IOException {
    private static final long serialVersionUID = 1L;

    BackupCancelled() {
        super("the backup was cancelled");
    }
}
