package io.databerth.backup.format;

/** Is told how far a backup has come, at most once for each MiB of plain bytes and once at the end, on the writing thread. */
@FunctionalInterface
public interface Progress {
    void at(long plainBytes, long storedBytes);
}
