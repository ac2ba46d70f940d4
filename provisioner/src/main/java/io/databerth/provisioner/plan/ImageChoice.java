package io.databerth.provisioner.plan;

import java.util.List;

/** Which of an engine's images may be fetched from a registry. */
public final class ImageChoice {
    /** What deploy/images builds on this host: no registry is asked for it, where anyone could own the name. */
    private static final String BUILT_HERE = "databerth/";

    private ImageChoice() {}

    public static List<String> pullable(List<String> images) {
        return images.stream().filter(image -> !image.startsWith(BUILT_HERE)).toList();
    }
}
