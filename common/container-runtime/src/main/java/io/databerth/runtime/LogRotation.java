package io.databerth.runtime;

/** How much of a container's output the runtime keeps: this many files of at most this many bytes. */
public record LogRotation(long maxBytes, int maxFiles) {
    public static final LogRotation DEFAULT = new LogRotation(10L << 20, 3);

    public LogRotation {
        if (maxBytes < 1 || maxFiles < 1) {
            throw new IllegalArgumentException("a log keeps at least one byte in one file");
        }
    }
}
