package io.databerth.embedded;

import java.util.Map;

/** A topic as it shall be made, with the settings that differ from the broker's own. */
public record TopicPlan(String name, int partitions, Map<String, String> settings) {
    public TopicPlan {
        settings = Map.copyOf(settings);
    }

    public static TopicPlan of(String name) {
        return new TopicPlan(name, 1, Map.of());
    }
}
