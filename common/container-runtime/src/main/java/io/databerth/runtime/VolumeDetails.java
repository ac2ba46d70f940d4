package io.databerth.runtime;

import java.nio.file.Path;
import java.util.Map;

/** A named volume and where its data lies on the host. */
public record VolumeDetails(String name, Map<String, String> labels, Path mountpoint) {
    public VolumeDetails {
        labels = Map.copyOf(labels);
    }
}
