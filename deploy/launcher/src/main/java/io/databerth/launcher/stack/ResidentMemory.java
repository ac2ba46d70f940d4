package io.databerth.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much memory a part takes: its process with all processes below it, shared pages counted once. */
public final class ResidentMemory {
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** Bytes; 0 when the process is gone. A lone process's resident set; the proportional sets of several together. */
    public static long bytes(long pid) {
        List<ProcessHandle> below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        if (below.isEmpty()) {
            return ownBytes(pid);
        }
        return Stream.concat(Stream.of(pid), below.stream().map(ProcessHandle::pid))
                        .mapToLong(each -> kibibytes(each, "smaps_rollup", "Pss:"))
                        .sum()
                * KIB;
    }

    /** Bytes of this process alone. */
    public static long ownBytes(long pid) {
        return kibibytes(pid, "status", "VmRSS:") * KIB;
    }

    private static long kibibytes(long pid, String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }
}
