package io.databerth.backup.format;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;

/** A backup whose header, manifest and size have been checked; its content is authenticated while it is read. */
public final class BackupReader {
    private static final int CHUNK_BYTES = 1 << 18;
    private final BackupSource source;
    private final BackupHeader header;
    private final Manifest manifest;
    private final DataKey key;
    private final ReadLimits limits;

    private BackupReader(BackupSource source, BackupHeader header, Manifest manifest, DataKey key, ReadLimits limits) {
        this.source = source;
        this.header = header;
        this.manifest = manifest;
        this.key = key;
        this.limits = limits;
    }

    /** Refuses with a {@link BackupFileFailure} whatever is not the expected backup, complete in size, under this key. */
    public static BackupReader open(
            BackupSource source, byte[] manifestBytes, Expected expected, DataKey key, ReadLimits limits)
            throws IOException {
        BackupHeader header = HeaderCodec.read(source);
        expected.check("file", header.backup(), header.database());
        if (!key.check(header.backup()).equals(header.keyCheck())) {
            throw new BackupFileFailure.WrongKey("the key is not the one that sealed " + header.backup());
        }
        Manifest manifest = ManifestCodec.read(manifestBytes, expected, key);
        BackupReader reader = new BackupReader(source, header, manifest, key, limits);
        reader.checkSize();
        return reader;
    }

    public BackupHeader header() {
        return header;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Reads the whole file once and compares its size and SHA-256; hands out nothing. */
    public void verify() throws IOException {
        checkSize();
        MessageDigest digest = Digests.sha256();
        try (InputStream in = source.from(0)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int part = in.read(chunk); part >= 0; part = in.read(chunk)) {
                digest.update(chunk, 0, part);
            }
        }
        if (!Hex.of(digest.digest()).equals(manifest.file().sha256())) {
            drainSegments();
            throw new BackupFileFailure.Damaged("the file does not match the SHA-256 of its manifest");
        }
    }

    /**
     * The plain bytes. Every byte was authenticated before it is handed out, but the end only when it is reached: act on the
     * content as a whole only after this stream has ended, or after {@link #verify()}.
     */
    public InputStream plain() throws IOException {
        SegmentInput segments = segments();
        InputStream unpacked =
                switch (header.compression()) {
                    case NONE -> segments;
                    case ZSTD -> new ZstdInputStreamNoFinalizer(segments).setLongMax(limits.windowLog());
                };
        return new PlainInput(unpacked, manifest.file().plainBytes());
    }

    /** What is done with one of the databases that a backup holds. */
    @FunctionalInterface
    public interface Taking {
        /** The content ends where the database's does; what is left of it is skipped. */
        void take(Held held, InputStream content) throws IOException, InterruptedException;
    }

    /** As {@link #plain()}, one database after the other. */
    public void each(Taking taking) throws IOException, InterruptedException {
        List<Held> all = manifest.held();
        try (InputStream plain = plain()) {
            for (Held held : all.subList(0, all.size() - 1)) {
                InputStream part = new PartInput(plain, held.plainBytes());
                taking.take(held, part);
                part.transferTo(OutputStream.nullOutputStream());
            }
            // Behind the last the file must end, too.
            taking.take(all.getLast(), plain);
            plain.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void checkSize() throws IOException {
        WrittenFile file = manifest.file();
        long size = source.size();
        if (size < file.fileBytes()) {
            throw new BackupFileFailure.Truncated("the file has " + size + " of " + file.fileBytes() + " bytes");
        }
        if (size > file.fileBytes()) {
            throw new BackupFileFailure.Damaged("the file has " + (size - file.fileBytes()) + " bytes too many");
        }
        if (file.plainBytes() > limits.plainBytes()) {
            throw new BackupFileFailure.TooLarge(
                    "the backup unpacks to " + file.plainBytes() + " bytes; allowed are " + limits.plainBytes(), null);
        }
    }

    /** Finds the damaged segment, if the damage is in one, by throwing for it. */
    private void drainSegments() throws IOException {
        try (InputStream in = segments()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private SegmentInput segments() throws IOException {
        int start = HeaderCodec.length(header);
        long sealedBytes = manifest.file().fileBytes() - start;
        return new SegmentInput(source.from(start), new SegmentCipher(header, key), sealedBytes);
    }
}
