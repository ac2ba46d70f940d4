package io.databerth.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * What a container writes while somebody listens. Must be closed: that ends the engine's stream as well. Lines of one stream
 * (output, errors) keep their order; between the two the engine keeps none when both are written at almost the same time.
 */
public interface LogStream extends AutoCloseable {

    /** Where listening begins. */
    sealed interface Beginning {
        /** With the last lines that are there. */
        record Last(int lines) implements Beginning {}

        /** With whatever is kept and was written after that moment. */
        record After(Instant moment) implements Beginning {}
    }

    /** What came within the time that was waited. */
    sealed interface Heard {
        /** One line without its end. A very long one comes in pieces, as the engine keeps it. */
        record Line(Instant at, String text) implements Heard {}

        record Nothing() implements Heard {}

        /** The container has ended or the engine is gone; no line comes any more. */
        record Ended() implements Heard {}
    }

    /** Waits for what comes next; who does not ask holds the engine's stream up, and nothing piles up here. */
    Heard next(Duration wait);

    @Override
    void close();
}
