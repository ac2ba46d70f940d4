package io.databerth.messaging;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a write until the store takes it. Consumers use it so that a record is acknowledged only when it is kept: while
 * the store is away the record stays on the topic and the consumer waits, without limit, because giving up would lose it.
 */
final class StoreRetry {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRetry.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A write to the store. */
    @FunctionalInterface
    interface Write {
        void perform() throws SQLException;
    }

    private StoreRetry() {}

    static void untilTaken(Write write) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                write.perform();
                return;
            } catch (SQLException away) {
                LOG.warn("the store does not take a record, trying again: {}", away.getMessage());
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the store was away; the record stays on its topic", stopped);
        }
    }
}
