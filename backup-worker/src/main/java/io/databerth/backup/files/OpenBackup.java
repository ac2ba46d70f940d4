package io.databerth.backup.files;

import io.databerth.backup.format.BackupFileFailure;
import io.databerth.backup.format.BackupReader;
import io.databerth.backup.format.Manifest;
import io.databerth.backup.store.StoredFile;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An opened backup; what is verified and what is read are the same open file. */
public final class OpenBackup implements Closeable {
    private final StoredFile file;
    private final BackupReader reader;
    private final Optional<Failure> mended;

    OpenBackup(StoredFile file, BackupReader reader) {
        this(file, reader, Optional.empty());
    }

    private OpenBackup(StoredFile file, BackupReader reader, Optional<Failure> mended) {
        this.file = file;
        this.reader = reader;
        this.mended = mended;
    }

    /** The same open file, which came from elsewhere just now. */
    OpenBackup mendedAfter(Failure damage) {
        return new OpenBackup(file, reader, Optional.of(damage));
    }

    /** What was found of the file that lay here, when a copy has just taken its place. */
    public Optional<Failure> mended() {
        return mended;
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
