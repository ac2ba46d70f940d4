package io.databerth.runtime;

import java.time.Instant;
import java.util.Map;

/** A network of this host. */
public record NetworkDetails(
        String id, String name, Map<String, String> labels, NetworkReach reach, Instant createdAt) {
    public NetworkDetails {
        labels = Map.copyOf(labels);
    }
}
