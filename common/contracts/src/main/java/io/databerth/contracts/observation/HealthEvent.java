package io.databerth.contracts.observation;

import io.databerth.contracts.Event;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;

/** A change of health; nothing is sent while it stays the same. */
public sealed interface HealthEvent extends Event {

    @WireName("health.changed")
    record Changed(DatabaseId database, HealthStatus status, String reason, Instant at) implements HealthEvent {}
}
