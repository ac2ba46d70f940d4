package io.databerth.backup.store;

import io.databerth.backup.format.BackupHeader;
import io.databerth.backup.format.BackupReader;
import io.databerth.backup.format.DataKey;
import io.databerth.backup.format.Expected;
import io.databerth.backup.format.HeaderCodec;
import io.databerth.backup.format.ReadLimits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A backup file that was opened but not unlocked: its header says which wrapped key to take to the vault. */
public final class StoredFile implements Closeable {
    private final FileChannel data;
    private final byte[] manifest;
    private final ChannelSource source;

    private StoredFile(FileChannel data, byte[] manifest) {
        this.data = data;
        this.manifest = manifest;
        source = new ChannelSource(data);
    }

    static StoredFile open(BackupFolder folder, BackupName name) throws IOException {
        FileChannel data = folder.openData(name);
        try {
            return new StoredFile(data, folder.readManifest(name));
        } catch (IOException e) {
            data.close();
            throw e;
        }
    }

    public BackupHeader header() throws IOException {
        return HeaderCodec.read(source);
    }

    /** Usable until this file is closed. */
    public BackupReader unlock(Expected expected, DataKey key, ReadLimits limits) throws IOException {
        return BackupReader.open(source, manifest, expected, key, limits);
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
