package io.databerth.testkit;

import io.databerth.contracts.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The container engine's own command line, as somebody would use it who may look at containers but not into them. */
final class Onlooker {
    private final Instant since = Instant.now();

    /** What shows one of the secrets: events with the arguments of every command, and inspect of these containers. */
    List<String> shown(Set<Secret> secrets, List<String> containers) {
        var all = new ArrayList<>(lines(List.of(
                "docker",
                "events",
                "--since",
                since.toString(),
                "--until",
                Instant.now().toString(),
                "--format",
                "{{json .}}")));
        Checklist.require(!all.isEmpty(), "the container engine tells of no event at all");
        for (String container : containers) {
            all.addAll(lines(List.of("docker", "inspect", container)));
        }
        return all.stream()
                .filter(line -> secrets.stream().anyMatch(secret -> line.contains(secret.reveal())))
                .toList();
    }

    /** The exact version that the image's label says; empty without one. */
    static String serverIn(String image) {
        String label = "{{index .Config.Labels \"io.databerth.version\"}}";
        return String.join("", lines(List.of("docker", "image", "inspect", "--format", label, image)))
                .replace("<no value>", "");
    }

    private static List<String> lines(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                return reader.lines().toList();
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
