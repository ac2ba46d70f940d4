package io.databerth.messaging.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record that could not be handled, with where it was and why. */
public record DeadLetter(RecordPlace place, String value, String reason) {
    static final String REASON = "dead-letter-reason";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    public static DeadLetter of(RecordPlace place, byte @Nullable [] value, String reason) {
        return new DeadLetter(place, value == null ? "" : new String(value, StandardCharsets.UTF_8), reason);
    }

    Map<String, String> headers() {
        return Map.of(
                REASON, reason,
                TOPIC, place.topic(),
                PARTITION, Integer.toString(place.partition()),
                OFFSET, Long.toString(place.offset()));
    }
}
