package io.databerth.monitor.plan;

import java.time.Instant;

/** What came of measuring a database's volume. */
public sealed interface StorageReading {
    /** When the measuring began. */
    Instant at();

    /**
     * @param usedBytes what the data takes on the volume
     * @param limitBytes the storage of the database's size
     */
    record Measured(Instant at, long usedBytes, long limitBytes) implements StorageReading {}

    /** The reason is the same text as long as the cause is the same. */
    record Unmeasured(Instant at, String reason) implements StorageReading {}
}
