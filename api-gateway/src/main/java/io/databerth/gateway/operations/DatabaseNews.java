package io.databerth.gateway.operations;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;

/** Tells whoever waits that something has happened to a database, so that nobody asks the store again and again. */
public interface DatabaseNews {
    /** Where the news begin that have not happened yet. */
    long head();

    /** Ends when something has happened to the database after {@code cursor}, or when {@code patience} is over. */
    Uni<Void> of(UUID database, long cursor, Duration patience);
}
