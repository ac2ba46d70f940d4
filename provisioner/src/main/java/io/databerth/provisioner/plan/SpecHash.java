package io.databerth.provisioner.plan;

import io.databerth.runtime.ContainerSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names a container's shape, so that a container that was made from another one is known. Labels take no part. */
public final class SpecHash {
    private static final int BYTES = 16;

    private SpecHash() {}

    /** @param parameters what was chosen of the engine's settings, which a file of the container holds */
    public static String of(ContainerSpec spec, Map<String, String> parameters) {
        String text = String.join(
                        "\n",
                        spec.name(),
                        spec.image(),
                        spec.entrypoint().toString(),
                        spec.argv().toString(),
                        new TreeMap<>(spec.environment()).toString(),
                        spec.user().toString(),
                        new TreeSet<>(spec.mounts().stream()
                                        .map(Object::toString)
                                        .toList())
                                .toString(),
                        spec.network().toString(),
                        spec.ports().toString(),
                        new TreeMap<>(spec.limits().values()).toString(),
                        new TreeSet<>(spec.hardening().addedCapabilities()).toString(),
                        Boolean.toString(spec.hardening().readOnlyRoot()),
                        spec.stopSignal().toString(),
                        spec.stopTimeout().toString(),
                        spec.logs().toString(),
                        Long.toString(spec.sharedMemoryBytes()))
                // Without any, the name is what it was before there were any.
                + (parameters.isEmpty() ? "" : "\n" + new TreeMap<>(parameters));
        return HexFormat.of().formatHex(digest(text), 0, BYTES);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
