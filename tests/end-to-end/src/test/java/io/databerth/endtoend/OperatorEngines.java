package io.databerth.endtoend;

import io.databerth.embedded.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operator's directory of the tests' platform: the engine of the documentation, a size of our own, and copies of one of ours of which one
 * step each is broken on purpose.
 */
final class OperatorEngines {
    /** A size of which every server takes more than all the storage. */
    static final String TINY = "D99";

    /** D1 with another processor share. */
    static final String SLOWER = "D98";

    private static final String SIZES =
            """
            skus:
              - {id: %s, series: D, title: Full at once, vcpus: 1, memory: 2GiB, storage: 4KiB}
              - {id: %s, series: D, title: Half a processor, vcpus: 0.5, memory: 2GiB, storage: 20GiB}
            """;
    /** What is copied. */
    static final String WHOLE = "redis";

    private static @Nullable Path prepared;

    private OperatorEngines() {}

    /** A copy with one fault. */
    enum Fault {
        /** A backup looks whole, and a restore of it ends well, with nothing in it. */
        EMPTY_RESTORE(
                "backup is proven by a restore",
                new Change(
                        "engine.yaml",
                        "[dd, of=/data/dump.rdb, bs=1M, iflag=fullblock, conv=fsync, status=none]",
                        "[dd, of=/dev/null, bs=1M, iflag=fullblock, status=none]")),
        /** Who may read may also write. */
        WRITING_READER(
                "a user who may read cannot write", new Change("user-read-only.txt", "+@read ", "+@read +@write ")),
        /** The old content is gone when the server starts again, which another size is the first to make it do. */
        FORGETFUL("another size", new Change("engine.yaml", "--appendonly, \"yes\"]", "--appendonly, \"no\"]"));

        /** What the kit says fails, first of all. */
        private final String check;

        private final List<Change> changes;

        Fault(String check, Change... changes) {
            this.check = check;
            this.changes = List.of(changes);
        }

        String check() {
            return check;
        }

        String engine() {
            return "broken-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Change(String file, String from, String to) {}

    static synchronized Path directory() {
        if (prepared == null) {
            prepared = prepare();
        }
        return Objects.requireNonNull(prepared);
    }

    private static Path prepare() {
        Path root = Platform.repositoryRoot();
        Path directory = TestServers.directory("engines");
        try {
            copy(root.resolve("docs/examples/engines"), directory);
            Files.writeString(directory.resolve("site.yaml"), SIZES.formatted(TINY, SLOWER));
            for (Fault fault : Fault.values()) {
                Path folder = directory.resolve(fault.engine());
                copy(root.resolve("engines").resolve(WHOLE), folder);
                replace(folder, new Change("engine.yaml", "id: " + WHOLE + "\n", "id: " + fault.engine() + "\n"));
                for (Change change : fault.changes) {
                    replace(folder, change);
                }
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void replace(Path folder, Change change) throws IOException {
        Path file = folder.resolve(change.file());
        String text = Files.readString(file);
        if (!text.contains(change.from())) {
            throw new IllegalStateException(file + " has no '" + change.from() + "' to break");
        }
        Files.writeString(file, text.replace(change.from(), change.to()));
    }
}
