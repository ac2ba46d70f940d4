package io.databerth.backup.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The plain bytes, exactly as many as the manifest says; once it has failed it never ends normally. */
final class PlainInput extends PieceInput {
    private final InputStream unpacked;
    private final long expected;
    private long handedOut;
    private @Nullable IOException failure;

    PlainInput(InputStream unpacked, long expected) {
        this.unpacked = unpacked;
        this.expected = expected;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (failure != null) {
            throw failure;
        }
        try {
            return length == 0 ? 0 : counted(unpacked.read(bytes, offset, length));
        } catch (ZstdIOException e) {
            failure = unpackable(e);
            throw failure;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private int counted(int part) throws BackupFileFailure {
        if (part < 0 && handedOut < expected) {
            throw new BackupFileFailure.Damaged(
                    "the content ends after " + handedOut + " of " + expected + " plain bytes");
        }
        if (part > expected - handedOut) {
            throw new BackupFileFailure.TooLarge("the content is more than its " + expected + " plain bytes", null);
        }
        handedOut += Math.max(part, 0);
        return part;
    }

    private static BackupFileFailure unpackable(ZstdIOException e) {
        if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            return new BackupFileFailure.TooLarge("unpacking needs a larger window than is allowed", e);
        }
        return new BackupFileFailure.Damaged("the sealed content cannot be unpacked: " + e.getMessage(), -1, e);
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
