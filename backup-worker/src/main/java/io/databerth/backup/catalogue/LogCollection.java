package io.databerth.backup.catalogue;

import io.databerth.contracts.ids.DatabaseId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One unbroken part of a database's log.
 *
 * @param begunAt when pieces began to be put aside
 * @param until what was committed until then is stored wherever it is to be
 * @param marked the last moment that has a commit after it in what is stored: a server that follows it can tell that it has come there
 * @param behind whether it was told that what was committed lately is not stored
 */
public record LogCollection(
        UUID id,
        DatabaseId database,
        Instant begunAt,
        Optional<Instant> until,
        Optional<Instant> marked,
        boolean behind) {}
