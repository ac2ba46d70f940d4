package io.databerth.backup.format;

import java.nio.charset.StandardCharsets;

/** The numbers of format version 1; docs/backup-format.md says the same in words. */
final class Layout {
    static final int VERSION = 1;
    /** Of the manifest alone: it has others. */
    static final int MANIFEST_WITH_OTHERS = 2;

    static final int SEGMENT_BYTES = 1 << 20;
    static final int TAG_BYTES = 16;
    static final int SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES;
    static final int NONCE_PREFIX_BYTES = 7;
    static final int DIGEST_BYTES = 32;
    static final int WRAPPED_KEY_LIMIT = 4096;
    static final long SEGMENT_COUNT_LIMIT = 1L << 32;
    private static final byte[] MAGIC = "DBERTHBK".getBytes(StandardCharsets.US_ASCII);

    private Layout() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** How many segments lie in so many sealed bytes; the last one may be short, and there is always one. */
    static long segments(long sealedBytes) {
        return Math.max(1, Math.ceilDiv(sealedBytes, SEALED_SEGMENT_BYTES));
    }
}
