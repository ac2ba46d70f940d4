package io.databerth.gateway.observation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sample as people see it, every number with its unit in its name; what could not be measured is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SampleAnswer(
        DatabaseId database,
        @Nullable Instant at,
        @Nullable @JsonProperty("container_state") String containerState,
        @Nullable @JsonProperty("cpu_percent") Double cpuPercent,
        @Nullable @JsonProperty("memory_bytes") Long memoryBytes,
        @Nullable @JsonProperty("memory_limit_bytes") Long memoryLimitBytes,
        @Nullable @JsonProperty("disk_bytes") Long diskBytes,
        @Nullable @JsonProperty("connections") Long connections,
        @Nullable @JsonProperty("uptime_seconds") Long uptimeSeconds,
        @Nullable @JsonProperty("storage_used_bytes") Long storageUsedBytes,
        @Nullable @JsonProperty("storage_limit_bytes") Long storageLimitBytes,
        @Nullable @JsonProperty("engine") Map<String, Double> engine) {
    static SampleAnswer of(SampleView view) {
        return new SampleAnswer(
                new DatabaseId(view.databaseId),
                view.at,
                view.containerState,
                view.cpuPercent,
                view.memoryBytes,
                view.memoryLimitBytes,
                view.diskBytes,
                view.connections,
                view.uptimeSeconds,
                view.storageUsedBytes,
                view.storageLimitBytes,
                view.engine);
    }

    /** Before the first look at a database. */
    static SampleAnswer none(UUID database) {
        return new SampleAnswer(
                new DatabaseId(database), null, null, null, null, null, null, null, null, null, null, null);
    }
}
