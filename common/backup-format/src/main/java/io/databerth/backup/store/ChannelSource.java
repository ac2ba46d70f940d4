package io.databerth.backup.store;

import io.databerth.backup.format.BackupSource;
import io.databerth.backup.format.PieceInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** One open file: what was verified is what is read, even when the name is moved to another file meanwhile. */
record ChannelSource(FileChannel file) implements BackupSource {
    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public InputStream from(long start) {
        return new PieceInput() {
            private long position = start;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                int part = file.read(ByteBuffer.wrap(bytes, offset, length), position);
                position += Math.max(part, 0);
                return part;
            }
        };
    }
}
