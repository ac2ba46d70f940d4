package io.databerth.runtime;

import java.util.Map;
import java.util.Optional;

/** An image on this host; the digest is present only when it came from a registry. */
public record ImageDetails(String id, Optional<String> digest, Map<String, String> labels, long sizeBytes) {
    public ImageDetails {
        labels = Map.copyOf(labels);
    }
}
