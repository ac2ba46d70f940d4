package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    private static final int REMOVERS = 4;

    @TempDir
    private Path parent;

    @Test
    void severalMayRemoveADirectoryAtTheSameTime() throws Exception {
        Path directory = parent.resolve("store");
        for (int folder = 0; folder < 100; folder++) {
            Path inside = Files.createDirectories(directory.resolve("base/" + folder));
            for (int file = 0; file < 20; file++) {
                Files.createFile(inside.resolve(Integer.toString(file)));
            }
        }
        CyclicBarrier together = new CyclicBarrier(REMOVERS);
        List<Future<?>> removals = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(REMOVERS)) {
            for (int remover = 0; remover < REMOVERS; remover++) {
                removals.add(threads.submit(() -> {
                    together.await();
                    BinaryCache.delete(directory);
                    return null;
                }));
            }
        }
        for (Future<?> removal : removals) {
            removal.get();
        }
        assertThat(directory).doesNotExist();
    }
}
