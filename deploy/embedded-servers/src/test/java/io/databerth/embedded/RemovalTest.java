package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    private static final int FOLDERS = 400;

    @TempDir
    private Path parent;

    @Test
    void aDirectoryThatVanishesMeanwhileIsRemovedAllTheSame() throws Exception {
        Path directory = parent.resolve("store");
        for (int folder = 0; folder < FOLDERS; folder++) {
            Path inside = Files.createDirectories(directory.resolve("base/" + folder));
            for (int file = 0; file < 20; file++) {
                Files.createFile(inside.resolve(Integer.toString(file)));
            }
        }
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> remove(directory));
        await().until(() -> other.isDone() || folders(directory) < FOLDERS);
        remove(directory);
        other.join();
        assertThat(directory).doesNotExist();
    }

    private static long folders(Path directory) throws Exception {
        try (Stream<Path> folders = Files.list(directory.resolve("base"))) {
            return folders.count();
        }
    }

    private static void remove(Path directory) {
        try {
            BinaryCache.delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
