package io.databerth.offline;

import io.databerth.backup.format.BackupHeader;
import io.databerth.backup.format.BackupReader;
import io.databerth.backup.format.Expected;
import io.databerth.backup.format.ReadLimits;
import io.databerth.backup.store.BackupName;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.backup.store.StoredFile;
import io.databerth.contracts.ids.DatabaseId;
import java.io.Closeable;
import java.io.IOException;

/** A backup opened without the platform. Nobody's records say which one is expected: it is the one that its folder and header name. */
public final class OfflineBackup implements Closeable {
    private final StoredFile file;
    private final BackupReader reader;

    private OfflineBackup(StoredFile file, BackupReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Checks header, manifest, key and size; its content is authenticated as it is read. */
    public static OfflineBackup open(
            LocalDirectory directory, DatabaseId database, BackupName name, RootKey.Opened keys) throws IOException {
        StoredFile file = directory.open(database, name);
        try {
            BackupHeader header = file.header();
            Expected expected = new Expected(header.backup(), database, 1);
            return new OfflineBackup(file, file.unlock(expected, keys.keyOf(database, header), ReadLimits.USUAL));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    public BackupReader reader() {
        return reader;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
