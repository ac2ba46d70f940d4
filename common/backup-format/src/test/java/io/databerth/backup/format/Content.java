package io.databerth.backup.format;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;

/** Bytes, keys and sources for tests. */
final class Content {
    static final int MIB = 1 << 20;

    private Content() {}

    static DataKey key(long seed) {
        byte[] bytes = new byte[DataKey.BYTES];
        new Random(seed).nextBytes(bytes);
        return DataKey.of(bytes);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static byte[] compressible(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        for (int at = 0; at < size; at++) {
            bytes[at] = (byte) ('a' + random.nextInt(4));
        }
        return bytes;
    }

    static BackupSource source(byte[] file) {
        return new BackupSource() {
            @Override
            public long size() {
                return file.length;
            }

            @Override
            public InputStream from(long position) {
                int start = (int) Math.min(position, file.length);
                return new ByteArrayInputStream(file, start, file.length - start);
            }
        };
    }

    static byte[] flipped(byte[] bytes, long bit) {
        byte[] copy = bytes.clone();
        copy[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
        return copy;
    }
}
