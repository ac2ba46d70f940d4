package io.databerth.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Statistics;
import io.databerth.runtime.ContainerSample;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples from the kernel's own files where they can be seen (a tenth of a millisecond), else from the engine (up to 2 s). */
final class ContainerSamples {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerSamples.class);
    private static final int MOST_REMEMBERED = 10_000;

    /** One start of a container: it ends with this process. */
    private record Run(long pid, Instant startedAt, CgroupFiles files) {}

    private final DockerCalls calls;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private volatile long hostMemoryBytes;

    ContainerSamples(DockerCalls calls) {
        this.calls = calls;
    }

    ContainerSample take(String id) {
        Run known = runs.get(id);
        try {
            if (known != null && known.files().holds(known.pid())) {
                return fromFiles(known);
            }
        } catch (IOException ended) {
            LOG.debug("container {} is no longer the one that was sampled before", id, ended);
        }
        runs.remove(id);
        var container =
                DockerContainers.raw(calls, id).orElseThrow(() -> new RuntimeFailure.NotFound("container " + id));
        if (!Boolean.TRUE.equals(container.getState().getRunning())) {
            throw new RuntimeFailure.Refused("container " + id + " does not run");
        }
        Instant startedAt = InspectedContainer.startedAt(container).orElse(Instant.EPOCH);
        ContainerSample sample = firstFromFiles(id, container, startedAt);
        return sample == null ? fromEngine(id, startedAt) : sample;
    }

    private @Nullable ContainerSample firstFromFiles(String id, InspectContainerResponse container, Instant startedAt) {
        Long pid = container.getState().getPidLong();
        if (pid == null) {
            return null;
        }
        try {
            var run = new Run(pid, startedAt, CgroupFiles.of(Path.of("/proc"), Path.of("/sys/fs/cgroup"), pid));
            if (!run.files().isOf(Objects.requireNonNull(container.getId()))
                    || !run.files().holds(pid)) {
                return null;
            }
            ContainerSample sample = fromFiles(run);
            if (runs.size() >= MOST_REMEMBERED) {
                runs.clear();
            }
            runs.put(id, run);
            return sample;
        } catch (IOException invisible) {
            LOG.debug("the kernel's files of container {} cannot be seen from here", id, invisible);
            return null;
        }
    }

    private ContainerSample fromFiles(Run run) throws IOException {
        CgroupFiles.Reading reading = run.files().read(hostMemoryBytes());
        return new ContainerSample(
                Instant.now(),
                run.startedAt(),
                reading.cpuNanos(),
                reading.memoryBytes(),
                reading.memoryLimitBytes(),
                reading.pids());
    }

    private long hostMemoryBytes() {
        if (hostMemoryBytes == 0) {
            hostMemoryBytes = DockerInformation.ask(calls).memoryBytes();
        }
        return hostMemoryBytes;
    }

    ContainerSample fromEngine(String id, Instant startedAt) {
        Statistics statistics = calls.ask("container " + id, client -> {
            var first = new FirstStatistics();
            try (first) {
                client.statsCmd(id).withNoStream(true).exec(first);
                first.awaitCompletion(DockerCalls.USUAL.toSeconds(), TimeUnit.SECONDS);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (first.statistics == null) {
                throw new RuntimeFailure.Unavailable("no statistics of container " + id, null);
            }
            return first.statistics;
        });
        if (calls.dialect().countsOthers(statistics)) {
            throw new RuntimeFailure.Refused("container " + id + " has no control group of its own to be measured by");
        }
        return sample(statistics, startedAt);
    }

    private static ContainerSample sample(Statistics statistics, Instant startedAt) {
        var memory = statistics.getMemoryStats();
        var details = memory.getStats();
        // Version 1 of the kernel's account calls it total_inactive_file, version 2 inactive_file.
        Long reclaimable = details == null
                ? null
                : details.getTotalInactiveFile() != null ? details.getTotalInactiveFile() : details.getInactiveFile();
        return new ContainerSample(
                Instant.now(),
                startedAt,
                orZero(Objects.requireNonNull(statistics.getCpuStats().getCpuUsage())
                        .getTotalUsage()),
                Math.max(0, orZero(memory.getUsage()) - orZero(reclaimable)),
                orZero(memory.getLimit()),
                orZero(statistics.getPidsStats().getCurrent()));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static final class FirstStatistics extends ResultCallback.Adapter<Statistics> {
        private volatile @Nullable Statistics statistics;

        @Override
        public void onNext(Statistics next) {
            statistics = next;
        }
    }
}
