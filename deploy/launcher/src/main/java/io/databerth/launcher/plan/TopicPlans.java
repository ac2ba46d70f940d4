package io.databerth.launcher.plan;

import io.databerth.contracts.Topic;
import io.databerth.embedded.TopicPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which topics there are, how long they keep their records and how safely they are written. */
public final class TopicPlans {
    private static final int PARTITIONS = 4;
    private static final int ONE = 1;

    private TopicPlans() {}

    /**
     * All topics with their dead letters.
     *
     * @param loneBroker no replica holds a copy, so that what was acknowledged must be on the disk
     */
    public static List<TopicPlan> all(boolean loneBroker) {
        return Stream.of(Topic.values())
                .flatMap(topic -> Stream.of(
                        new TopicPlan(
                                topic.wireName(), PARTITIONS, settings(retention(topic), flushes(topic, loneBroker))),
                        new TopicPlan(topic.deadLetters(), ONE, settings(Duration.ofDays(90), loneBroker))))
                .toList();
    }

    private static Map<String, String> settings(Duration retention, boolean flush) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("retention.ms", Long.toString(retention.isZero() ? -1 : retention.toMillis()));
        if (flush) {
            settings.put("flush.messages", "1");
        }
        return settings;
    }

    /** Zero means for ever: the gateway's views can be rebuilt from these. */
    private static Duration retention(Topic topic) {
        return switch (topic) {
            case DATABASE_EVENTS, BACKUP_EVENTS, CREDENTIAL_EVENTS, AUDIT_EVENTS -> Duration.ZERO;
            case DATABASE_COMMANDS, BACKUP_COMMANDS, CREDENTIAL_COMMANDS, HEALTH_EVENTS -> Duration.ofDays(30);
            case METRICS_SAMPLES -> Duration.ofDays(1);
        };
    }

    private static boolean flushes(Topic topic, boolean loneBroker) {
        return loneBroker && topic != Topic.METRICS_SAMPLES; // A lost sample is replaced ten seconds later.
    }
}
