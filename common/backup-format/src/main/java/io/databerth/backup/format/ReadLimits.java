package io.databerth.backup.format;

/** How much a backup may unpack to: bytes in all, and 2 to the power of {@code windowLog} bytes of decompression window. */
public record ReadLimits(long plainBytes, int windowLog) {
    /** 64 TiB, and the 8 MiB window that every zstd decoder has to support (RFC 8878, section 3.1.1.1.2). */
    public static final ReadLimits USUAL = new ReadLimits(1L << 46, 23);

    public ReadLimits {
        if (plainBytes < 0 || windowLog < 10 || windowLog > 27) {
            throw new IllegalArgumentException("limits need a size from 0 and a window from 2^10 to 2^27 bytes");
        }
    }
}
