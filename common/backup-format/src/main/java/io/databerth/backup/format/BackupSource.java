package io.databerth.backup.format;

import java.io.IOException;
import java.io.InputStream;

/** The stored bytes of one backup file, wherever they lie; can be read more than once. */
public interface BackupSource {
    long size() throws IOException;

    /** Reads from a position counted from the first byte of the file; closing the stream leaves the source usable. */
    InputStream from(long position) throws IOException;
}
