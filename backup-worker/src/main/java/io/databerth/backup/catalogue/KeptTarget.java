package io.databerth.backup.catalogue;

import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.TargetId;
import java.time.Instant;

/** A target as the worker remembers it. */
public record KeptTarget(TargetId id, TargetPlace place, Instant createdAt) {}
