package io.databerth.backup.files;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.BackupReader;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.store.StoredFile;
import io.databerth.contracts.CodedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** An opened backup; what is verified and what is read are the same open file. */
public final class OpenBackup implements Closeable {
    private final StoredFile file;
    private final BackupReader reader;

    OpenBackup(StoredFile file, BackupReader reader) {
        this.file = file;
        this.reader = reader;
    }

    public Manifest manifest() {
        return reader.manifest();
    }

    /** Reads the whole file back and hashes it; BACKUP_DAMAGED with the reason when it is not what was written. */
    void verify() throws IOException {
        try {
            reader.verify();
        } catch (BackupFileFailure failure) {
            throw new CodedException(failure.failure(), failure);
        }
    }

    /** The content as the engine's tool wrote it, of all databases one behind the other. */
    public InputStream content() throws IOException {
        return reader.plain();
    }

    /** The same, one database after the other. */
    public void each(BackupReader.Taking taking) throws IOException, InterruptedException {
        reader.each(taking);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
