package io.databerth.contracts.observation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Event;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One look at a database. An absent number could not be measured at that moment and is never guessed.
 *
 * @param containerState the container engine's word, such as {@code running} or {@code exited}
 * @param cpuPercent of one CPU since the sample before
 * @param storageUsedBytes what the data took on the volume when it was last measured
 * @param storageLimitBytes the storage of the database's size
 * @param engine the engine's own numbers by their names in the descriptor
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@WireName("metrics.sample")
public record MetricsSample(
        DatabaseId database,
        Instant at,
        String containerState,
        @Nullable Double cpuPercent,
        @Nullable Long memoryBytes,
        @Nullable Long memoryLimitBytes,
        @Nullable Long diskBytes,
        @Nullable Long connections,
        @Nullable Long uptimeSeconds,
        @Nullable Long storageUsedBytes,
        @Nullable Long storageLimitBytes,
        Map<String, Double> engine)
        implements Event {}
