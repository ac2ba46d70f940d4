package io.databerth.contracts.audit;

import io.databerth.contracts.Event;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;

/** Who did what; written for every change and every reveal. */
public sealed interface AuditEvent extends Event {

    /** {@code door} is the way in, such as {@code rest}; {@code actor} the token's name, never the token. */
    @WireName("audit.recorded")
    record Recorded(DatabaseId database, String actor, String door, String action, String outcome, Instant at)
            implements AuditEvent {}
}
