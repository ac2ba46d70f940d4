package io.databerth.runtime.docker;

import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the container engine of this host. */
public final class RuntimeEndpoints {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private RuntimeEndpoints() {}

    /** The first that answers of DOCKER_HOST (alone, if set), Docker's socket, Podman's, the user's Podman's; else Unavailable. */
    public static Endpoint find() {
        return firstAnswering(candidates(System.getenv()));
    }

    static Endpoint firstAnswering(List<Endpoint> candidates) {
        return candidates.stream()
                .filter(RuntimeEndpoints::answers)
                .findFirst()
                .orElseThrow(() -> new RuntimeFailure.Unavailable(
                        "no container engine answers; tried "
                                + candidates.stream().map(Endpoint::toString).collect(Collectors.joining(", ")),
                        null));
    }

    static List<Endpoint> candidates(Map<String, String> environment) {
        String host = environment.get("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return List.of(Endpoint.parse(host));
        }
        var candidates = new ArrayList<Endpoint>();
        candidates.add(new Endpoint(Path.of("/var/run/docker.sock")));
        candidates.add(new Endpoint(Path.of("/run/podman/podman.sock")));
        String userRuntime = environment.get("XDG_RUNTIME_DIR");
        if (userRuntime != null && !userRuntime.isBlank()) {
            candidates.add(new Endpoint(Path.of(userRuntime, "podman", "podman.sock")));
        }
        return candidates;
    }

    /** Whether an engine answers a ping there within 3 s. */
    public static boolean answers(Endpoint endpoint) {
        if (!Files.exists(endpoint.socket())) {
            return false;
        }
        try {
            return Deadline.within("a ping of " + endpoint, PATIENCE, () -> ping(endpoint));
        } catch (RuntimeFailure.Unavailable silent) {
            return false;
        }
    }

    private static boolean ping(Endpoint endpoint) throws IOException {
        try (var connection = DockerConnection.open(endpoint)) {
            return connection.request("GET", "/_ping", List.of(), new byte[0]) == 200;
        }
    }
}
