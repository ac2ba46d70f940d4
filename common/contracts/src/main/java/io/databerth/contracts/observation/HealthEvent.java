package io.databerth.contracts.observation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Event;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of health or of the storage's state; nothing is sent while it stays the same. */
public sealed interface HealthEvent extends Event {

    @WireName("health.changed")
    record Changed(DatabaseId database, HealthStatus status, String reason, Instant at) implements HealthEvent {}

    /**
     * The data takes another part of the storage than before, or it is no longer known which.
     *
     * @param usedBytes what the data took on the volume; absent when unknown
     * @param limitBytes the storage of the database's size; absent when unknown
     * @param reason what was found, and what a person can do about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("health.storage-changed")
    record StorageChanged(
            DatabaseId database,
            StorageState state,
            @Nullable Long usedBytes,
            @Nullable Long limitBytes,
            String reason,
            Instant at)
            implements HealthEvent {}
}
