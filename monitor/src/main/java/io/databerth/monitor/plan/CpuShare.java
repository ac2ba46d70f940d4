package io.databerth.monitor.plan;

import io.databerth.runtime.ContainerSample;
import java.time.Duration;
import java.util.OptionalDouble;

/** How busy a container kept the host between two samples. */
public final class CpuShare {
    /** Over a shorter time the number says more about the clock than about the load. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private CpuShare() {}

    /** Percent of one CPU: 250 is two and a half CPUs; empty when the two cannot be compared. */
    public static OptionalDouble percent(ContainerSample before, ContainerSample now) {
        if (!sameRun(before, now) || tooClose(before, now)) {
            return OptionalDouble.empty();
        }
        double elapsed = Duration.between(before.takenAt(), now.takenAt()).toNanos();
        return OptionalDouble.of(100.0 * (now.cpuNanos() - before.cpuNanos()) / elapsed);
    }

    /** Which of the two the next sample is to be compared with. */
    public static ContainerSample baseline(ContainerSample before, ContainerSample now) {
        return sameRun(before, now) && tooClose(before, now) ? before : now;
    }

    private static boolean sameRun(ContainerSample before, ContainerSample now) {
        return before.startedAt().equals(now.startedAt()) && now.cpuNanos() >= before.cpuNanos();
    }

    private static boolean tooClose(ContainerSample before, ContainerSample now) {
        return Duration.between(before.takenAt(), now.takenAt()).compareTo(SHORTEST) < 0;
    }
}
