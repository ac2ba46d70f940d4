package io.databerth.provisioner.plan;

import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.Limit;
import io.databerth.runtime.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names a container's shape, so that a container that was made from another one is known. Labels take no part, nor do the values
 * of limits that can be changed while it runs.
 */
public final class SpecHash {
    private static final int BYTES = 16;

    private SpecHash() {}

    /** @param inFiles what only the files of the container hold: settings that were chosen, and those that follow the size */
    public static String of(ContainerSpec spec, Map<String, String> inFiles) {
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
                        fixed(spec.limits()).toString(),
                        new TreeSet<>(spec.hardening().addedCapabilities()).toString(),
                        Boolean.toString(spec.hardening().readOnlyRoot()),
                        spec.stopSignal().toString(),
                        spec.stopTimeout().toString(),
                        spec.logs().toString(),
                        Long.toString(spec.sharedMemoryBytes()))
                // Without any, the name is what it was before there were any.
                + (inFiles.isEmpty() ? "" : "\n" + new TreeMap<>(inFiles));
        return HexFormat.of().formatHex(digest(text), 0, BYTES);
    }

    /** Of a limit that can be changed while the container runs only that there is one. */
    private static Map<Limit, String> fixed(Limits limits) {
        var fixed = new TreeMap<Limit, String>();
        limits.values()
                .forEach((limit, value) ->
                        fixed.put(limit, limit.changesOnline() ? "changes online" : Long.toString(value)));
        return fixed;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
