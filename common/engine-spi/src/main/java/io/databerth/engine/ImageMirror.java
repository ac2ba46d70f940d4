package io.databerth.engine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A site's own registry in the place of every other: {@code docker.io/library/x:8} becomes {@code
 * <prefix>/library/x:8}. What is built on the host is in no registry and keeps its name.
 *
 * @param prefix a host, with a port and a path where there are any
 */
public record ImageMirror(String prefix) {
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._-]+)*");
    /** A name without a host would be looked for at the container engine's usual registry, where anyone may own it. */
    private static final Pattern HOST = Pattern.compile("[^/]*[.:][^/]*|localhost");

    private static final String BUILT_HERE = "databerth/";

    public ImageMirror {
        String host = prefix.split("/", -1)[0];
        if (!PREFIX.matcher(prefix).matches() || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "'" + prefix + "' is no registry: write a host and, where there is one, a path, such as"
                            + " registry.example.com/mirror");
        }
    }

    List<String> of(List<String> images) {
        return images.stream().map(this::of).toList();
    }

    private String of(String image) {
        if (image.startsWith(BUILT_HERE)) {
            return image;
        }
        int slash = image.indexOf('/');
        boolean hasHost = slash > 0 && HOST.matcher(image.substring(0, slash)).matches();
        return prefix + "/" + (hasHost ? image.substring(slash + 1) : image);
    }
}
