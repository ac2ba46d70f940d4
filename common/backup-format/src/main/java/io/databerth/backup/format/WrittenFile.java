package io.databerth.backup.format;

/** What a finished backup file measures: its own size and digest, and the plain bytes that it stands for. */
public record WrittenFile(long fileBytes, long plainBytes, long segments, Hex sha256) {
    public WrittenFile {
        if (fileBytes < 1 || plainBytes < 0 || segments < 1 || sha256.length() != Layout.DIGEST_BYTES) {
            throw new IllegalArgumentException("a backup file has a size, at least one segment and a SHA-256");
        }
    }
}
