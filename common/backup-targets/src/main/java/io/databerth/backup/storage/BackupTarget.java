package io.databerth.backup.storage;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * A place that keeps copies of files under keys, which look like relative paths. Every call may be repeated after it failed or its answer
 * was lost. What fails is a {@link CodedException}: TARGET_UNAVAILABLE when trying again may help, TARGET_REFUSED when somebody has to
 * mend the settings, TARGET_FULL when nothing more can be written.
 */
public interface BackupTarget extends AutoCloseable {
    /**
     * Keeps the file under the key, as a whole or not at all; what was sent of it before is not sent again where the target allows
     * that. A file of the same size that lies there counts as this one: whoever calls reads it back.
     *
     * @param sent gets the bytes that have arrived, from the beginning
     * @throws CodedException NAME_TAKEN when another file lies under the key
     */
    void store(String key, Path file, LongConsumer sent) throws IOException, InterruptedException;

    /** Puts these few bytes under the key, in the place of what lay there, at once or not at all. */
    void replace(String key, byte[] content) throws IOException, InterruptedException;

    /** From its beginning; NOT_FOUND when nothing lies under the key. To be closed. */
    InputStream open(String key) throws IOException, InterruptedException;

    /** In bytes; empty when nothing lies under the key. */
    OptionalLong size(String key) throws IOException, InterruptedException;

    /** Whether a file of this size lies under the key; NAME_TAKEN when another one does. */
    default boolean holds(String key, long bytes) throws IOException, InterruptedException {
        OptionalLong found = size(key);
        if (found.isPresent() && found.getAsLong() != bytes) {
            throw new CodedException(
                    ErrorCode.NAME_TAKEN,
                    "another file of " + found.getAsLong() + " bytes lies in the target under " + key);
        }
        return found.isPresent();
    }

    /** Removes what lies under the key, and what was begun for it; that nothing is there is no failure. */
    void delete(String key) throws IOException, InterruptedException;

    /** Up to so many keys that begin with the prefix and come after {@code after}, in their order. */
    List<Kept> list(String prefix, String after, int limit) throws IOException, InterruptedException;

    @Override
    void close();

    /** What lies under a key. */
    record Kept(String key, long bytes) {}
}
