package io.databerth.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How long something takes: by the clock, and in CPU time of the whole machine, container engine included. */
record Timing(double wallSeconds, double cpuSeconds) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;

    /** Something that is timed. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    static Timing of(Task task) throws Exception {
        double cpu = busySeconds();
        long begin = System.nanoTime();
        task.run();
        return new Timing((System.nanoTime() - begin) / 1e9, busySeconds() - cpu);
    }

    static double millisecondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /** From the first line of /proc/stat, see proc(5): all but idle and waiting for disks. */
    private static double busySeconds() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
        long[] ticks = Arrays.stream(line.split("\\s+"))
                .skip(1)
                .limit(8)
                .mapToLong(Long::parseLong)
                .toArray();
        return (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[IO_WAIT]) / TICKS_PER_SECOND;
    }
}
