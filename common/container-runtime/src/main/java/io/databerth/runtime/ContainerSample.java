package io.databerth.runtime;

import java.time.Instant;

/**
 * One reading of a running container.
 *
 * @param cpuNanos CPU time used since {@code startedAt}; take differences
 * @param memoryBytes used without the page cache that could be given back
 * @param memoryLimitBytes the container's limit, or the host's memory when it has none
 */
public record ContainerSample(
        Instant takenAt, Instant startedAt, long cpuNanos, long memoryBytes, long memoryLimitBytes, long pids) {}
