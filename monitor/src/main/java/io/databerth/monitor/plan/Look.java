package io.databerth.monitor.plan;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.runtime.ContainerSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that one look at a database found out.
 *
 * @param engine the engine's id; empty when the container does not say
 * @param began when the look began
 * @param upSince since when the container runs; empty when it does not
 * @param storage the newest reading of its volume; empty when there is none
 */
public record Look(
        DatabaseId database,
        Optional<String> engine,
        Instant began,
        Sight sight,
        Optional<Instant> upSince,
        Optional<ContainerSample> usage,
        OptionalDouble cpuPercent,
        EngineFigures figures,
        Optional<StorageReading> storage) {

    /** A look that found the container as it is and measured nothing. */
    public static Look unmeasured(DatabaseId database, Optional<String> engine, Instant began, Sight sight) {
        return new Look(
                database,
                engine,
                began,
                sight,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                EngineFigures.NONE,
                Optional.empty());
    }

    /** Whether the server answered; empty when it could not be asked. */
    public Optional<Boolean> up() {
        return switch (sight) {
            case Sight.EngineSilent _ -> Optional.empty();
            case Sight.NoContainer _, Sight.NotRunning _ -> Optional.of(false);
            case Sight.Running(Probe probe) -> Optional.of(probe instanceof Probe.Answered);
        };
    }

    /** The figure of its volume; empty when there is none. */
    public Optional<StorageReading.Measured> measured() {
        return storage.filter(StorageReading.Measured.class::isInstance).map(StorageReading.Measured.class::cast);
    }

    /** What to tell about it; empty when nothing was found out. */
    public Optional<MetricsSample> sample() {
        if (sight instanceof Sight.EngineSilent) {
            return Optional.empty();
        }
        return Optional.of(new MetricsSample(
                database,
                began,
                sight.word(),
                cpuPercent.isPresent() ? cpuPercent.getAsDouble() : null,
                usage.map(ContainerSample::memoryBytes).orElse(null),
                usage.map(ContainerSample::memoryLimitBytes).orElse(null),
                orNull(figures.diskBytes()),
                orNull(figures.connections()),
                upSince.map(start -> Math.max(0, Duration.between(start, began).toSeconds()))
                        .orElse(null),
                measured().map(StorageReading.Measured::usedBytes).orElse(null),
                measured().map(StorageReading.Measured::limitBytes).orElse(null),
                figures.others()));
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
